import fc from "fast-check";
import { expect, test } from "vitest";
import { routeKind } from "./route-kind";

test.each([
  ["/fr", "home"],
  ["/en/", "home"],
  ["/fr/labs", "labs"],
  ["/fr/labs/la-27e-region?x=1", "labs/*"],
  ["/en/recherche?q=nom", "recherche"],
  ["/fr/administration/personnes/0190b5a4", "administration/*"],
  ["/fr/n-importe-quoi", "other"],
  ["/api/v1/entries?q=nom", "api/v1"],
  ["/api/inconnu", "api"],
  ["/_next/static/chunks/a.js", "asset"],
  ["/healthz", "healthz"],
  ["/", "other"],
  ["*", "other"],
])("%s is %s", (url, kind) => {
  expect(routeKind(url)).toBe(kind);
});

test("there are as many kinds as the site has sections, whatever is asked", () => {
  const segment = fc.oneof(fc.string(), fc.constantFrom("fr", "labs", "api", "v1", "compte", "..", "%2e"));
  const kinds = new Set<string>();
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 4 }), (segments) => {
      const kind = routeKind(`/${segments.join("/")}`);
      expect(kind).toMatch(/^[a-z.\-/]{1,30}\*?$|^[a-z]+\/v1$/);
      kinds.add(kind);
    }),
    { numRuns: 5000 },
  );
  expect(kinds.size).toBeLessThan(40);
});
