"use client"; // What others do to the queue shows while the page is open; without it, the page is as it was made.
import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import type { News } from "#lib/revisions/queue-news-kinds";

export interface NewsWords extends Record<Exclude<News["kind"], "arrived">, string> {
  one: string;
  many: string;
  refresh: string;
}

/**
 * Listens as long as the page is in sight, and says how many proposals of those that it shows have come since it was made. Nothing moves: what
 * is new waits for who reads to ask for it.
 */
export function QueueNews({ url, since, here, words }: Props) {
  const news = useNews();
  useEffect(() => {
    remember(() => NONE);
    return listenTo(url, since);
  }, [url, since]);
  const count = [...news.values()].filter(({ kind }) => kind === "arrived").length;
  return (
    <p className="queue-news" role="status">
      {count > 0 ? (
        <span>
          {count === 1 ? words.one : words.many.replace("{count}", String(count))} —{" "}
          <a href={here}>{words.refresh}</a>
        </span>
      ) : null}
    </p>
  );
}

interface Props {
  /** Of the stream, with the filters in use; the instant from which it tells is added to it. */
  url: string;
  /** When the page was made, ISO 8601. */
  since: string;
  /** The page anew. */
  here: string;
  words: NewsWords;
}

/** What the page says of a proposal, until someone else does something to it. */
export function LiveState({ id, words, children }: { id: string; words: NewsWords; children?: ReactNode }) {
  const last = useNews().get(id);
  if (!last || last.kind === "arrived") return children;
  return (
    <p className={`queue-claim queue-changed queue-${last.kind}`}>
      {words[last.kind].replace("{name}", last.by)}
    </p>
  );
}

const NONE: ReadonlyMap<string, News> = new Map();
let known = NONE;
const subscribers = new Set<() => void>();

/** The last news of each proposal. */
const useNews = () =>
  useSyncExternalStore(
    (subscriber) => {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    () => known,
    () => NONE,
  );

function remember(change: (before: ReadonlyMap<string, News>) => ReadonlyMap<string, News>): void {
  known = change(known);
  for (const subscriber of subscribers) subscriber();
}

/** A browser opens few connections to a server: a page that is out of sight gives its own back. */
function listenTo(url: string, since: string): () => void {
  let source: EventSource | null = null;
  let last = since;
  const close = () => {
    source?.close();
    source = null;
  };
  const follow = () => {
    if (document.hidden) return close();
    if (source) return;
    source = new EventSource(`${url}${url.includes("?") ? "&" : "?"}since=${encodeURIComponent(last)}`);
    source.addEventListener("message", ({ data }) => {
      const news = asNews(data);
      if (!news) return;
      last = news.at;
      remember((before) => new Map(before).set(news.revisionId, news));
    });
  };
  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pagehide", close);
  follow();
  return () => {
    document.removeEventListener("visibilitychange", follow);
    window.removeEventListener("pagehide", close);
    close();
  };
}

function asNews(data: unknown): News | null {
  const news: unknown = typeof data === "string" ? JSON.parse(data) : null;
  return isNews(news) ? news : null;
}

const isNews = (news: unknown): news is News =>
  typeof news === "object" &&
  news !== null &&
  ["id", "at", "kind", "revisionId", "by"].every((name) => typeof Reflect.get(news, name) === "string");
