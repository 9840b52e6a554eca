import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { type Lang, messages } from "#lib/messages/index";
import { NotFoundMessage } from "./not-found-message";

/**
 * What a cached page returns instead of calling `notFound()`. Thrown by the page itself, the error makes Next send
 * an empty document that only JavaScript fills; thrown under a Suspense boundary while a cached page is made, it
 * sets the status to 404 and leaves the fallback in the HTML. Pages made per request have no such way: they
 * redirect to a cached page that does it (`missingPath`).
 */
export function NotFoundPage({ lang }: { lang: Lang }) {
  return (
    <Suspense fallback={<NotFoundMessage lang={lang} />}>
      <Missing />
    </Suspense>
  );
}

export const notFoundMetadata = (lang: Lang): Metadata => ({ title: messages(lang).common.notFound.title });

async function Missing() {
  notFound();
  return null;
}
