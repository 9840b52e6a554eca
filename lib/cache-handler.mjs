/**
 * Where Next keeps the pages rendered once: its own memory cache, with six things more.
 *
 * - The content security policy of a cached page is made from its own inline scripts and kept with it: their content
 *   changes from page to page, so neither a fixed list nor a nonce would do.
 * - Its status when the page says that it is gone (410): Next lets a cached page choose 404 only.
 * - Its Cache-Control: Next would let a CDN keep for a year what changes at the next decision.
 * - A page (and what `unstable_cache` keeps) dates from when its making began. Next dates it from when it ended, so that a page read from the
 *   database before a decision and finished after it would pass for fresh.
 * - A page that memory does not hold is made at once: Next would first look for it in files that are never written
 *   (`isrFlushToDisk: false`), half a dozen failures a page.
 * - Instances that share a Redis (lib/expiries.ts) share their pages and what was thrown away: a page of memory is given
 *   only once what the others told until this request is known. Redis away, nothing is given and nothing is kept.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
// biome-ignore lint/style/noRestrictedImports: Next's own cache is what this extends
import fileSystemCache from "next/dist/server/lib/incremental-cache/file-system-cache.js";
import { policy } from "#lib/csp";
import { sharedExpiries } from "#lib/expiries";
import { PAGE_STATUS, STATUS_HEADER } from "#lib/http/status-header";
import { keepPage, readPage } from "#lib/shared-pages";

// The bundler, which puts this file behind proxy.ts too, unwraps what Node does not.
const FileSystemCache = fileSystemCache.default ?? fileSystemCache;

/** A shared cache may keep a page for that many seconds, and longer when we do not answer. */
const SHARED_SECONDS = 10;
const CACHE_CONTROL = `public, max-age=0, s-maxage=${SHARED_SECONDS}, stale-if-error=86400`;
// RFC 9213. "stale-while-revalidate" is for CDNs alone: a browser would show its user the page of before.
const CDN_CACHE_CONTROL = `max-age=${SHARED_SECONDS}, stale-while-revalidate=60, stale-if-error=86400`;

/** When what is being made began to be, by key. The handler itself is made anew for each request. */
const began = new Map();
/** A rendering that has not ended by then failed: its key is forgotten. */
const LONGEST_RENDERING = 60_000;
const MAX_BEGAN = 10_000;

export default class CacheHandler extends FileSystemCache {
  async get(key, context) {
    const now = Date.now();
    const expiries = sharedExpiries();
    if (!expiries) {
      const entry = await this.#getAlone(key, context);
      if (!entry || isStale(entry, now)) begin(key, { at: now });
      return entry;
    }
    const moment = await expiries.now();
    const entry = moment && (await this.#getShared(expiries, key, context, moment));
    if (!entry || isStale(entry, now)) begin(key, { at: now, moment });
    return entry;
  }

  async set(key, data, context) {
    const start = began.get(key);
    began.delete(key);
    if (data?.kind === "APP_PAGE") addHeaders(data);
    const expiries = sharedExpiries();
    // Nobody knows what it is older than: another one of the same key was kept while it was made, or Redis was away.
    if (!isBuilding && (!start || (expiries && !start.moment))) return;
    await super.set(key, data, context);
    const kept = FileSystemCache.memoryCache?.get(key);
    if (!kept) return;
    // A millisecond before, since what expires at the very instant of a page does not expire it.
    kept.lastModified = (start?.at ?? Date.now()) - 1;
    if (!expiries) return;
    kept.moment = start.moment;
    if (SHARED_KINDS.includes(data?.kind)) keepPage(expiries, this.#build(), key, kept);
  }

  async revalidateTag(tags, durations) {
    const expiries = sharedExpiries();
    // Next's own list of expiries goes by the clock of this machine: shared, it is left empty.
    if (expiries) await expiries.tell([tags].flat());
    else await super.revalidateTag(tags, durations);
  }

  async #getAlone(key, context) {
    return isOnlyInMemory(key, context) ? null : await super.get(key, context);
  }

  async #getShared(expiries, key, context, moment) {
    const kept = FileSystemCache.memoryCache?.get(key);
    if (kept && isRight(expiries, kept, context)) return kept;
    if (context.kind === "FETCH") return null;
    const page = await readPage(expiries, this.#build(), key, moment);
    if (page && isRight(expiries, page, context)) {
      FileSystemCache.memoryCache?.set(key, page);
      return page;
    }
    return kept || isMadeOnDemand(key, context) ? null : await super.get(key, context);
  }

  #build() {
    build ??= readFileSync(join(this.serverDistDir, "../BUILD_ID"), "utf8");
    return build;
  }
}

/** What instances share besides their memory; the rest is as quickly made again. */
const SHARED_KINDS = ["APP_PAGE", "APP_ROUTE"];

const isBuilding = process.env.NEXT_PHASE === "phase-production-build";

/** The name of the build that runs: pages name its scripts. */
let build;

/** What the build itself rendered has no moment, and no tag. */
function isRight(expiries, { moment, value }, context) {
  if (!moment) return true;
  const tags =
    context.kind === "FETCH"
      ? [...(context.tags ?? []), ...(context.softTags ?? [])]
      : (value?.headers?.["x-next-cache-tags"]?.split(",") ?? []);
  return !expiries.isExpired(tags, moment);
}

// What the build itself renders is on disk: routes without parameters, and Next's page for what is not found.
const isMadeOnDemand = (key, { kind }) =>
  kind === "FETCH" || (kind === "APP_PAGE" && !key.endsWith("/_not-found"));

const isOnlyInMemory = (key, context) =>
  !FileSystemCache.memoryCache?.has(key) && isMadeOnDemand(key, context);

function addHeaders(page) {
  page.headers = {
    ...page.headers,
    "content-security-policy": policy(scriptHashes(page.html)),
    "cache-control": CACHE_CONTROL,
    "cdn-cache-control": CDN_CACHE_CONTROL,
    ...(isGone(page.html) && { [STATUS_HEADER]: "410" }),
  };
}

// What people write cannot hold the tag: "<" is escaped in all that is shown and in all that is pushed to scripts.
const isGone = (html) => html.includes(`<meta name="${PAGE_STATUS}" content="410"/>`);

function isStale({ lastModified, cacheControl, value }, now) {
  const seconds = cacheControl?.revalidate ?? value?.revalidate;
  return typeof seconds === "number" && now - lastModified > seconds * 1000;
}

/** The earliest of those that are under way counts. */
function begin(key, start) {
  const before = began.get(key);
  if (before !== undefined && start.at - before.at < LONGEST_RENDERING) return;
  if (began.size >= MAX_BEGAN) began.delete(began.keys().next().value);
  began.set(key, start);
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
// What Next writes inline: JSON pushed to its own scripts. Anything else would be someone's, and stays forbidden.
const NEXT_DATA = [
  /^\(self\.__next_[a-z]+=self\.__next_[a-z]+\|\|\[\]\)\.push\((.*)\)$/s,
  /^self\.__next_[a-z]+\.push\((.*)\)$/s,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((.*)\);$/s,
];

/** The sources that allow the inline scripts of the page. */
function scriptHashes(html) {
  const scripts = [...html.matchAll(INLINE_SCRIPT)].map(([, script]) => script).filter(isNextData);
  return [...new Set(scripts)].map(
    (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
}

function isNextData(script) {
  const pushed = NEXT_DATA.map((form) => form.exec(script)?.[1]).find((json) => json !== undefined);
  try {
    return typeof JSON.parse(pushed ?? "") === "object";
  } catch {
    return false;
  }
}
