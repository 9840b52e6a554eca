"use client"; // The focus goes to the next step, so that a moderator goes on with one key.
import { useEffect, useRef } from "react";
import { buttonClass } from "#components/ui/button";

/** The way to the next proposal; `focus` when it follows a decision. */
export function NextProposal({
  href,
  label,
  title,
  focus = false,
  describedBy,
}: {
  href: string;
  label: string;
  title: string;
  focus?: boolean;
  describedBy?: string;
}) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (focus) link.current?.focus();
  }, [focus]);
  return (
    <a
      ref={link}
      href={href}
      // biome-ignore lint/a11y/noAutofocus: it follows an act of the moderator, whose next step it is
      autoFocus={focus}
      aria-describedby={describedBy}
      className={buttonClass({ variant: focus ? "primary" : "secondary" })}
    >
      <span>
        {label}
        <span className="line-clamp-2 max-w-[34rem] font-normal text-[0.875em]">{title}</span>
      </span>
    </a>
  );
}
