/**
 * Where Next keeps the pages rendered once: its own memory cache, with three things more.
 *
 * - The content security policy of a cached page is made from its own inline scripts and kept with it: their content
 *   changes from page to page, so neither a fixed list nor a nonce would do.
 * - Its Cache-Control: Next would let a CDN keep for a year what changes at the next decision.
 * - A page dates from when its rendering began. Next dates it from when it ended, so that a page read from the
 *   database before a decision and finished after it would pass for fresh.
 */
import { createHash } from "node:crypto";
import fileSystemCache from "next/dist/server/lib/incremental-cache/file-system-cache.js";
import { policy } from "./csp.ts";

const FileSystemCache = fileSystemCache.default;

/** A shared cache may keep a page for that many seconds, and longer when we do not answer. */
const SHARED_SECONDS = 10;
const CACHE_CONTROL = `public, max-age=0, s-maxage=${SHARED_SECONDS}, stale-if-error=86400`;
// RFC 9213. "stale-while-revalidate" is for CDNs alone: a browser would show its user the page of before.
const CDN_CACHE_CONTROL = `max-age=${SHARED_SECONDS}, stale-while-revalidate=60, stale-if-error=86400`;

/** When the renderings in progress began, by key. The handler itself is made anew for each request. */
const began = new Map();
/** A rendering that has not ended by then failed: its key is forgotten. */
const LONGEST_RENDERING = 60_000;
const MAX_BEGAN = 10_000;

export default class CacheHandler extends FileSystemCache {
  async get(key, context) {
    const now = Date.now();
    const entry = await super.get(key, context);
    if (context.kind === "APP_PAGE" && (!entry || isStale(entry, now))) begin(key, now);
    return entry;
  }

  async set(key, data, context) {
    if (data?.kind !== "APP_PAGE") return super.set(key, data, context);
    const start = began.get(key) ?? Date.now();
    began.delete(key);
    data.headers = {
      ...data.headers,
      "content-security-policy": policy(scriptHashes(data.html)),
      "cache-control": CACHE_CONTROL,
      "cdn-cache-control": CDN_CACHE_CONTROL,
    };
    await super.set(key, data, context);
    const kept = FileSystemCache.memoryCache?.get(key);
    // A millisecond before, since what expires at the very instant of a page does not expire it.
    if (kept) kept.lastModified = start - 1;
  }
}

function isStale({ lastModified, cacheControl }, now) {
  return typeof cacheControl?.revalidate === "number" && now - lastModified > cacheControl.revalidate * 1000;
}

function begin(key, now) {
  const before = began.get(key);
  if (before !== undefined && now - before < LONGEST_RENDERING) return;
  if (began.size >= MAX_BEGAN) began.delete(began.keys().next().value);
  began.set(key, now);
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g;
// What Next writes inline: data pushed for its own scripts. Anything else would be someone's, and stays forbidden.
const NEXT_DATA = /^\(?self\.__next_[a-z]+(?:=self\.__next_[a-z]+\|\|\[\]\))?\.push\((\[[^]*\])\)$/;

/** The sources that allow the inline scripts of the page. */
function scriptHashes(html) {
  const scripts = [...html.matchAll(INLINE_SCRIPT)].map(([, script]) => script).filter(isNextData);
  return [...new Set(scripts)].map(
    (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
}

function isNextData(script) {
  try {
    return Array.isArray(JSON.parse(NEXT_DATA.exec(script)?.[1] ?? ""));
  } catch {
    return false;
  }
}
