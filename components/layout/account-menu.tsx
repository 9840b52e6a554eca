"use client"; // pages are cached without knowing who reads them: the browser asks for its own name

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Icon } from "#components/ui/icon";
import type { Lang } from "#lib/messages/lang";
import { SESSION_CHANGED } from "./session-changed";
import { SignOut } from "./sign-out";

interface Session {
  name: string;
  role: string;
  /** Notifications that are not read, up to 100. */
  unread: number;
}

interface Props {
  href: string;
  label: string;
  reviewHref: string;
  reviewLabel: string;
  noticesHref: string;
  /** What is read out beside the number: the name of the page that it leads to, and "unread" of one and of several. */
  noticesWords: { title: string; one: string; many: string };
  signOutLabel: string;
  lang: Lang;
}

/**
 * "Mon espace", with the reader's name once the browser has asked for it and the way out, the queue for those who review, and
 * how many notifications wait when there are some.
 */
export function AccountMenu({
  href,
  label,
  reviewHref,
  reviewLabel,
  noticesHref,
  noticesWords,
  signOutLabel,
  lang,
}: Props) {
  const [session, setSession] = useState<Session | null>(null);
  const [asked, ask] = useState(0);
  const path = usePathname();

  useEffect(() => {
    const again = () => ask((times) => times + 1);
    document.addEventListener(SESSION_CHANGED, again);
    return () => document.removeEventListener(SESSION_CHANGED, again);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in or out leads to another page without a reload
  useEffect(() => {
    if (!/(^|; )(__Host-)?sillage_signed_in=1(;|$)/.test(document.cookie)) return setSession(null);
    const asking = new AbortController();
    fetch("/api/session", { signal: asking.signal, headers: { accept: "application/json" } })
      .then((response) => (response.ok ? response.json() : null))
      .then((body: unknown) => setSession(readSession(body)))
      .catch(() => undefined); // the plain link does as well
    return () => asking.abort();
  }, [path, asked]);

  const reviews = session !== null && session.role.toLowerCase() !== "contributor";
  return (
    <>
      {reviews ? <a href={reviewHref}>{reviewLabel}</a> : null}
      {session && session.unread > 0 ? (
        <a href={noticesHref} className="unread-count">
          <Icon name="bell" size={18} />
          <span className="sr-only">{noticesWords.title} </span>
          {session.unread > 99 ? "99+" : session.unread}
          <span className="sr-only"> {session.unread === 1 ? noticesWords.one : noticesWords.many}</span>
        </a>
      ) : null}
      <a href={href}>
        {label}
        {session ? <span className="account-name"> &nbsp;· {session.name}</span> : null}
      </a>
      {session ? (
        <SignOut lang={lang}>
          <button type="submit" className="way-out" title={signOutLabel}>
            <Icon name="out" size={18} />
            <span className="sr-only">{signOutLabel}</span>
          </button>
        </SignOut>
      ) : null}
    </>
  );
}

function readSession(body: unknown): Session | null {
  if (typeof body !== "object" || body === null || !("name" in body) || !("role" in body)) return null;
  const { name, role } = body;
  const unread = "unread" in body && typeof body.unread === "number" ? body.unread : 0;
  return typeof name === "string" && typeof role === "string" ? { name, role, unread } : null;
}
