"use client"; // The focus goes to what an act has done, also when the page changes without a new load.
import { type ReactNode, useEffect, useRef } from "react";

/** Where the eye is after an act that leaves nothing else to do. */
export function Landing({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noAutofocus: it follows an act of the moderator, and says what it has done
    <div ref={place} tabIndex={-1} autoFocus>
      {children}
    </div>
  );
}
