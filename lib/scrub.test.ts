import fc from "fast-check";
import { expect, test } from "vitest";
import { scrub } from "./scrub";

test.each([
  [
    "550 5.1.1 <marie.dupont@exemple.fr>: Recipient address rejected",
    "550 5.1.1 <[address]>: Recipient address rejected",
  ],
  ["connect ECONNREFUSED 192.0.2.17:5432", "connect ECONNREFUSED [ip]:5432"],
  ["connect ECONNREFUSED 127.0.0.1:5432", "connect ECONNREFUSED 127.0.0.1:5432"],
  ["from 2001:db8::17, refused", "from [ip], refused"],
  ["at 12:30:45.123 on 2026-11-22", "at 12:30:45.123 on 2026-11-22"],
  ["GET /fr/recherche?q=mon+nom&page=2 failed", "GET /fr/recherche?[query] failed"],
  ["job 0190b5a4-7d1c-7e2f-8a3b-1c2d3e4f5a6b failed", "job 0190b5a4-7d1c-7e2f-8a3b-1c2d3e4f5a6b failed"],
  ["token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9abcdef is old", "token [token] is old"],
  ['invalid input syntax for type uuid: "Marie"', "invalid input syntax for type uuid: [value]"],
  [
    `Unexpected token 'M', "Marie Dup"... is not valid JSON`,
    "Unexpected token 'M', [value]... is not valid JSON",
  ],
  [
    'column "seen_on" of relation "user" does not exist',
    'column "seen_on" of relation "user" does not exist',
  ],
  ["postgresql://sillage:secret@db.internal:5432/x", "postgresql://sillage:[address]/x"],
])("%s", (text, clean) => {
  expect(scrub(text)).toBe(clean);
});

test("no mail or network address goes through, whatever stands around it", () => {
  const around = fc.constantFrom(
    " ",
    "<",
    ">",
    "(",
    ")",
    ", ",
    "; ",
    "\n",
    '"',
    "'",
    "[",
    "]",
    "=",
    "«",
    "»",
  );
  const name = fc.stringMatching(/^[a-zA-Z0-9.+_-]{1,20}$/);
  const one = fc.oneof(
    fc.tuple(name, name).map(([local, host]) => `canari${local}@${host}.exemple.fr`),
    fc.ipV4().filter((ip) => ip !== "127.0.0.1"),
    fc.ipV6().filter((ip) => ip !== "::1" && ip !== "::"),
  );
  fc.assert(
    fc.property(around, one, around, fc.lorem(), (before, address, after, words) => {
      expect(scrub(`${words}${before}${address}${after}${words}`)).not.toContain(address);
    }),
    { numRuns: 2000 },
  );
});
