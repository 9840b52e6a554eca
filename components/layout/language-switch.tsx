"use client"; // the same page in the other language is known from the address only

import { usePathname } from "next/navigation";
import type { SyntheticEvent } from "react";
import type { Lang } from "#lib/messages/lang";
import { inLanguage } from "#lib/paths";

/** A link to the same page in the other language; filters and searches follow when the browser can tell them. */
export function LanguageSwitch({ to, label, name }: { to: Lang; label: string; name: string }) {
  const href = inLanguage(usePathname(), to);
  const keepQuery = (event: SyntheticEvent<HTMLAnchorElement>) => {
    event.currentTarget.href = href + window.location.search;
  };
  return (
    <a
      href={href}
      hrefLang={to}
      lang={to}
      title={label}
      // Before it is opened in another tab, or its address copied, too.
      onPointerEnter={keepQuery}
      onFocus={keepQuery}
      onClick={keepQuery}
    >
      <span aria-hidden="true">{to.toUpperCase()}</span>
      <span className="sr-only">{name}</span>
    </a>
  );
}
