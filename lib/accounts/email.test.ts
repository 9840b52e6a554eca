import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseEmail } from "./email";

describe("an e-mail address", () => {
  it.each([
    ["  Ada.Lovelace@Example.ORG\n", "ada.lovelace@example.org"],
    ["o'brien+sillage@modernisation.gouv.fr", "o'brien+sillage@modernisation.gouv.fr"],
    ["a@xn--caf-dma.fr", "a@xn--caf-dma.fr"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(normaliseEmail(typed)).toBe(kept);
  });

  it.each([
    "",
    "ada",
    "@example.org",
    "ada@",
    "ada@localhost",
    "ada@@example.org",
    "ada@example.org@evil.example",
    "ada@example.org,eve@evil.example",
    "ada@example.org eve@evil.example",
    '"ada@evil.example"@example.org',
    "Ada <ada@example.org>",
    "ada@[127.0.0.1]",
    "ada%evil.example@example.org",
    "ada!eve@example.org",
    "ada@example.org\r\nBcc: eve@evil.example",
    "ada@example.org\u0000",
    "adé@example.org",
    "ａda@example.org",
    "ada@exаmple.org",
    ".ada@example.org",
    "ada..l@example.org",
    "ada@-example.org",
    "ada@example..org",
    "ada@example.1",
    `${"a".repeat(65)}@example.org`,
    `a@${"b.".repeat(130)}org`,
    `${"a".repeat(100_000)}@example.org`,
  ])("%j is refused", (typed) => {
    expect(normaliseEmail(typed)).toBeNull();
  });

  it("in its kept form stays as it is, and has nothing that a mail header could be broken with", () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (typed) => {
        const kept = normaliseEmail(typed);
        if (kept === null) return;
        expect(normaliseEmail(kept)).toBe(kept);
        expect(kept).toMatch(/^[!-~]+$/);
        expect(kept).not.toMatch(/[\s",;:<>()[\]\\]/);
        expect(kept.split("@")).toHaveLength(2);
      }),
    );
  });
});
