"use client"; // a not-found page is given no parameters: only the address says in which language to answer

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** Shows the one of two contents that is in the language of the address. */
export function ByLanguage({ fr, en }: { fr: ReactNode; en: ReactNode }) {
  return usePathname().startsWith("/en") ? en : fr;
}
