import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import CacheHandler from "./cache-handler.mjs";

interface Page {
  kind: "APP_PAGE";
  html: string;
  headers: Record<string, string>;
  status: number;
}

const page = (html: string, tags = "home"): Page => ({
  kind: "APP_PAGE",
  html,
  headers: { "x-next-cache-tags": tags },
  status: 200,
});
const handler = () =>
  new CacheHandler({
    maxMemoryCacheSize: 1e6,
    flushToDisk: false,
    revalidatedTags: [],
    serverDistDir: "",
    fs: {},
  });
const context = { kind: "APP_PAGE", isFallback: false };
const hash = (script: string) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("the policy of a cached page", () => {
  const own = [
    "(self.__next_f=self.__next_f||[]).push([0])",
    'self.__next_f.push([1,"a:\\"\\u003c/script\\u003e\\"\\n"])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/a.js"],"runtimeModuleIds":[1]});',
  ];
  const foreign = [
    "alert(1)",
    'self.__next_f.push([1,"a"]);alert(1)',
    "self.__next_f.push([alert(1)])",
    "(self.__next_f=self.__next_f||[]).push([0])\nalert(1)//([])",
  ];

  it("names Next's own inline scripts and no other", async () => {
    const html = [...own, ...foreign].map((script) => `<script>${script}</script>`).join("");
    const stored = page(
      `${html}<script src="/a.js" async=""></script><script type="application/ld+json">{}</script>`,
    );
    await handler().set("/policy", stored, { cacheControl: { revalidate: 3600 } });
    const policy = stored.headers["content-security-policy"] ?? "";
    for (const script of own) expect(policy).toContain(hash(script));
    expect(policy.match(/sha256-/g)).toHaveLength(own.length);
    expect(policy).not.toContain("unsafe");
    expect(stored.headers["cache-control"]).toMatch(/s-maxage=\d\d?,/);
  });
});

describe("a page of what was taken down", () => {
  it("says its status by a header, which nothing written in a page can do", async () => {
    const gone = page('<head><meta name="sillage-status" content="410"/></head>');
    const quoted = page('<p>&lt;meta name="sillage-status" content="410"/&gt;</p>');
    for (const stored of [gone, quoted]) {
      await handler().set(`/gone/${stored.html.length}`, stored, { cacheControl: { revalidate: 3600 } });
    }
    expect(gone.headers["x-sillage-status"]).toBe("410");
    expect(quoted.headers).not.toHaveProperty("x-sillage-status");
  });
});

describe("a page rendered while a decision lands", () => {
  it("is not taken for fresh", async () => {
    expect(await handler().get("/race", context)).toBeNull();
    await wait(5);
    await handler().revalidateTag("race-tag", { expire: 0 });
    await wait(5);
    await handler().set("/race", page("before", "race-tag"), { cacheControl: { revalidate: 3600 } });
    await wait(2);
    expect(await handler().get("/race", context)).toBeNull();
    await wait(2);
    await handler().set("/race", page("after", "race-tag"), { cacheControl: { revalidate: 3600 } });
    expect((await handler().get("/race", context))?.value).toMatchObject({ html: "after" });
  });

  it("nor one that ends in the same millisecond", async () => {
    for (let i = 0; i < 50; i++) {
      const key = `/same-${i}`;
      await handler().get(key, context);
      await handler().set(key, page("before", `same-${i}`), { cacheControl: { revalidate: 3600 } });
      await handler().revalidateTag(`same-${i}`, { expire: 0 });
      await wait(1);
      expect(await handler().get(key, context)).toBeNull();
    }
  });
});
