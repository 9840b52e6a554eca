import { describe, expect, it } from "vitest";
import { DomainError } from "./errors";
import { errorText, isOwnOrigin, issueText, noteRefusal, refusal } from "./form-action";
import { makeLog } from "./log";

const ours = "https://sillage.example.org";

describe("a request's origin", () => {
  it("is ours when its Origin is, or when the browser says that it comes from our own pages", () => {
    expect(isOwnOrigin(ours, null, ours)).toBe(true);
    expect(isOwnOrigin(ours, "same-origin", `${ours}/`)).toBe(true);
    expect(isOwnOrigin(null, "same-origin", ours)).toBe(true);
  });

  it.each([
    ["https://evil.example", null],
    ["https://evil.example", "cross-site"],
    [null, "same-site"],
    [null, "none"],
    [null, null],
    ["null", null],
    ["https://sillage.example.org.evil.example", null],
    ["http://sillage.example.org", null],
    ["https://sillage.example.org:8443", null],
  ])("is not ours: %s, %s", (origin, site) => {
    expect(isOwnOrigin(origin, site, ours)).toBe(false);
  });
});

describe("a refusal", () => {
  it("is said in the reader's language, each issue beside its field", () => {
    const error = new DomainError("invalid", "invalidContent", {}, [
      { path: "title", code: "tooLong", params: { max: 300 } },
    ]);
    expect(refusal(error, "fr")).toEqual({
      tone: "error",
      message: "Certains champs sont à corriger avant l’envoi.",
      issues: [{ path: "title", message: expect.stringContaining("300 caractères au plus") }],
    });
    expect(refusal(error, "en").message).toMatch(/correcting/);
  });

  it("says to try again when the database is away", () => {
    expect(refusal(new Error("connect ECONNREFUSED 127.0.0.1:5432"), "fr").message).toMatch(/réessayez/);
  });

  it("lets any other error through: it is ours to see, not the reader's", () => {
    expect(() => refusal(new TypeError("x is not a function"), "fr")).toThrow(TypeError);
  });

  it("has words also for a key that it does not know", () => {
    expect(errorText("fr", "toString")).toBe(errorText("fr", "unheardOf"));
    expect(issueText("en", { path: "a", code: "constructor" })).toMatch(/not accepted/);
  });
});

describe("what is refused", () => {
  it("is noted with who sent it and why, and with nothing of what was sent", () => {
    const lines: Record<string, unknown>[] = [];
    globalThis.sillageLog = makeLog({ level: "info", write: (line) => lines.push(JSON.parse(line)) });
    noteRefusal(new DomainError("forbidden", "notAllowed"), "0198b7d5-2e30-7000-8000-000000000001");
    const issue = { path: "links.0.url", code: "notUrl", params: { value: "canari" } };
    noteRefusal(new DomainError("invalid", "invalidContent", { value: "canari" }, [issue]), undefined);
    globalThis.sillageLog = undefined;
    expect(lines).toMatchObject([
      {
        event: "act.forbidden",
        level: "warn",
        why: "notAllowed",
        account: "0198b7d5-2e30-7000-8000-000000000001",
      },
      { event: "act.refused", level: "info", code: "invalid", why: "invalidContent", issues: 1 },
    ]);
    expect(JSON.stringify(lines)).not.toContain("canari");
  });
});
