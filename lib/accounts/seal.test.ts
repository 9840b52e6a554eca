import "#lib/testing/settings";
import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "./seal";

process.env.DATABASE_URL ||= "postgresql://localhost/none";

test("what is sealed comes back whole, for its purpose only, and never twice the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const sealed = seal("one", text);
      expect(sealed).toMatch(/^[\w-]+$/);
      expect(unseal("one", sealed)).toBe(text);
      expect(unseal("other", sealed)).toBeNull();
      expect(seal("one", text)).not.toBe(sealed);
    }),
  );
});

test("one bit changed, or anything that was never sealed, is nothing", () => {
  const sealed = seal("one", "ada@example.org");
  fc.assert(
    fc.property(fc.nat(Buffer.from(sealed, "base64url").length * 8 - 1), (bit) => {
      const bytes = Buffer.from(sealed, "base64url");
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(unseal("one", bytes.toString("base64url"))).toBeNull();
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void expect(unseal("one", text)).toBeNull()));
});
