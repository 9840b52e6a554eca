"use client"; // pages are cached without knowing who reads them: the browser asks for its own name

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

interface Session {
  name: string;
  role: string;
}

/** "Mon espace", with the reader's name once the browser has asked for it, and the queue for those who review. */
export function AccountMenu({
  href,
  label,
  reviewHref,
  reviewLabel,
}: {
  href: string;
  label: string;
  reviewHref: string;
  reviewLabel: string;
}) {
  const [session, setSession] = useState<Session | null>(null);
  const path = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in or out leads to another page without a reload
  useEffect(() => {
    if (!document.cookie.split("; ").includes("sillage_signed_in=1")) return setSession(null);
    const asked = new AbortController();
    fetch("/api/session", { signal: asked.signal, headers: { accept: "application/json" } })
      .then((response) => (response.ok ? response.json() : null))
      .then((body: unknown) => setSession(readSession(body)))
      .catch(() => undefined); // the plain link does as well
    return () => asked.abort();
  }, [path]);

  const reviews = session !== null && session.role.toLowerCase() !== "contributor";
  return (
    <>
      {reviews ? <a href={reviewHref}>{reviewLabel}</a> : null}
      <a href={href}>
        {label}
        {session ? <span className="account-name"> &nbsp;· {session.name}</span> : null}
      </a>
    </>
  );
}

function readSession(body: unknown): Session | null {
  if (typeof body !== "object" || body === null || !("name" in body) || !("role" in body)) return null;
  const { name, role } = body;
  return typeof name === "string" && typeof role === "string" ? { name, role } : null;
}
