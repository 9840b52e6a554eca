"use client"; // what an act changes of the reader's session is asked again by the header, which is outside of the page
import { useEffect, useRef } from "react";

/** The name of the event to which the header listens. */
export const SESSION_CHANGED = "sillage:session";

/** Says so when `value` changes after an act on this page. */
export function SessionChanged({ value }: { value: number }) {
  const known = useRef(value);
  useEffect(() => {
    if (known.current === value) return;
    known.current = value;
    document.dispatchEvent(new Event(SESSION_CHANGED));
  }, [value]);
  return null;
}
