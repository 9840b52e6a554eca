import "#lib/testing/database";
import { expect, it } from "vitest";
import { createUser } from "#lib/testing/factories";
import { askForLink } from "./ask-for-link";

const SAMPLES = 120;
/** Of the difference between two medians; a machine that is busy makes both longer. */
const TOLERANCE_MS = 10;

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

it("takes as long for an address that has an account as for one that has none", async () => {
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  const ask = async (email: string, i: number) => {
    const start = performance.now();
    await askForLink({ email, lang: "fr", next: null, ip: `2001:db8:${i.toString(16)}::1` });
    return performance.now() - start;
  };
  for (let i = 0; i < SAMPLES; i++) {
    const { email } = await createUser();
    // One after the other, each first as often as the other: what slows the machine slows both.
    for (const kind of i % 2 ? (["known", "unknown"] as const) : (["unknown", "known"] as const))
      times[kind].push(await ask(kind === "known" ? email : `nobody-${i}@exemple.fr`, i));
  }
  expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(TOLERANCE_MS);
});
