import "#lib/testing/database";
import "#lib/testing/settings";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { db } from "#lib/db";
import { signInAdapter } from "./adapter";

const { useVerificationToken } = signInAdapter("fr");
const MINUTE_MS = 60_000;

/** A link of the address, good for so many minutes; returns its token. */
async function makeLink(identifier: string, minutes = 10): Promise<string> {
  const token = uuid();
  await db.verificationToken.create({
    data: { identifier, token, expires: new Date(Date.now() + minutes * MINUTE_MS) },
  });
  return token;
}

test("of two links of one address used at once, exactly one is good and no transaction fails", async () => {
  for (let round = 0; round < 100; round++) {
    const address = `${uuid()}@exemple.fr`;
    const tokens = [await makeLink(address), await makeLink(address)];
    const answers = await Promise.allSettled(tokens.map((token) => useVerificationToken({ token })));
    expect(answers.filter(({ status }) => status === "rejected")).toEqual([]);
    expect(answers.filter((each) => each.status === "fulfilled" && each.value)).toHaveLength(1);
  }
  expect(await db.verificationToken.count()).toBe(0);
});

test("of many clicks on one link at once, exactly one is good", async () => {
  const token = await makeLink("ada@exemple.fr");
  const answers = await Promise.all(Array.from({ length: 8 }, () => useVerificationToken({ token })));
  expect(answers.filter(Boolean)).toMatchObject([{ identifier: "ada@exemple.fr", token }]);
});

test("a link takes the others of its address with it, and nobody else's", async () => {
  const [used, other] = [await makeLink("grace@exemple.fr"), await makeLink("grace@exemple.fr")];
  const another = await makeLink("alan@exemple.fr");
  expect(await useVerificationToken({ token: used })).toMatchObject({ identifier: "grace@exemple.fr" });
  expect(await useVerificationToken({ token: other })).toBeNull();
  expect(await useVerificationToken({ token: another })).toMatchObject({ identifier: "alan@exemple.fr" });
});

test("a link out of date opens nothing, and leaves the newer one good", async () => {
  const [old, fresh] = [await makeLink("mary@exemple.fr", -1), await makeLink("mary@exemple.fr")];
  expect(await useVerificationToken({ token: old })).toBeNull();
  expect(await useVerificationToken({ token: fresh })).toMatchObject({ token: fresh });
});
