import { describe, expect, it } from "vitest";
import { refusalOf } from "./refusals";

const site = "https://sillage.example";
const ask = (headers: Record<string, string>, method = "POST") =>
  refusalOf(method, new Headers(headers), site);

type Headed = Record<string, string>;

describe("a request that sends something", () => {
  it.each<[Headed, string]>([
    [{ origin: site }, "from our own address"],
    [{ origin: "http://localhost:3000", host: "localhost:3000" }, "from the host that it reaches"],
    [{ "sec-fetch-site": "same-origin", origin: "null" }, "that the browser says is ours"],
    [{}, "that says nothing, which is no browser"],
    [{ origin: site, "content-length": "1048576" }, "of 1 MB"],
    [{ origin: site, "next-action": "40".repeat(21) }, "for an action"],
  ])("%j passes: %s", (headers) => {
    expect(ask(headers)).toBeNull();
  });

  it.each<[Headed, number]>([
    [{ origin: "https://evil.example", host: "sillage.example" }, 403],
    [{ origin: "https://sillage.example.evil.example" }, 403],
    [{ origin: "http://sillage.example", host: "sillage.example:80" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site", origin: "https://other.sillage.example" }, 403],
    [{ origin: site, "content-length": "1048577" }, 413],
    [{ origin: site, "transfer-encoding": "chunked" }, 411],
    [{ origin: site, "next-action": "../../etc" }, 400],
    [{ origin: site, "next-action": "" }, 400],
  ])("%j is refused: %i", (headers, status) => {
    expect(ask(headers)).toBe(status);
  });
});

describe("a request that reads", () => {
  it("passes wherever it comes from, but names no action", () => {
    expect(ask({ origin: "https://other.example", "sec-fetch-site": "cross-site" }, "GET")).toBeNull();
    expect(ask({ "next-action": "40".repeat(21) }, "GET")).toBe(400);
  });
});
