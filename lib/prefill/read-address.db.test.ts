import "#lib/testing/settings";
import "#lib/testing/database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eraseAccount } from "#lib/accounts/erase";
import { exportOwnData } from "#lib/accounts/export-data";
import { forgetExpired } from "#lib/accounts/forget-expired";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import {
  createEntry,
  createKnownUser,
  createOrganisation,
  createTheme,
  createUser,
} from "#lib/testing/factories";
import { startSources, type TestSources } from "#lib/testing/sources";
import { proposedContent } from "./proposed-content";
import { getReading, listAlreadyThere } from "./queries";
import { READINGS_PER_PERSON, readAddress } from "./read-address";

let sources: TestSources;
beforeAll(async () => {
  sources = await startSources();
});
afterAll(() => sources.stop());

const now = new Date("2026-11-22T12:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
let machines = 0;
const newIp = () => `198.51.100.${++machines}`;
const give = (actor: Actor | null, typed: string, ip = newIp(), at = now) =>
  readAddress(actor, { typed, ip }, sources.outside, at);

it("keeps what was read for the person who gave the address, and for nobody else", async () => {
  const [actor, other] = [await createUser(), await createUser()];
  const { id, type } = await give(actor, `${sources.origin}/rencontre`);
  expect(type).toBe("event");
  const reading = await getReading(actor, id, now);
  expect(reading).toMatchObject({ typed: `${sources.origin}/rencontre`, failure: null });
  expect(reading?.found.title).toEqual({ value: "Rencontre des labs de l’Ouest", origin: "schema.org" });
  expect(await getReading(other, id, now)).toBeNull();
  expect(await getReading(null, id, now)).toBeNull();
  expect(await getReading(actor, "not-an-id", now)).toBeNull();
});

it("forgets it after a day", async () => {
  const actor = await createUser();
  const { id } = await give(actor, "10.3917/rfap.161.0005");
  expect(await getReading(actor, id, later(23))).not.toBeNull();
  expect(await getReading(actor, id, later(25))).toBeNull();
  await forgetExpired(later(23));
  expect(await db.addressReading.count({ where: { id } })).toBe(1);
  await forgetExpired(later(25));
  expect(await db.addressReading.count({ where: { id } })).toBe(0);
});

it("leaves an ordinary form, with the address in it, when the source is down", async () => {
  const actor = await createUser();
  sources.answer("/down", (response) => response.writeHead(503).end());
  const { id, type } = await give(actor, `${sources.origin}/down`);
  const reading = await getReading(actor, id, now);
  expect(reading?.failure).toBe("away");
  expect(proposedContent(type, reading?.found ?? {}).content).toEqual({ url: `${sources.origin}/down` });
  const book = await give(actor, "ISBN 2-07-036002-4");
  const unknown = await getReading(actor, book.id, now);
  expect(unknown?.failure).toBe("unknown");
  expect(proposedContent(book.type, unknown?.found ?? {}).content).toEqual({
    identifiers: ["ISBN 9782070360024"],
  });
});

it("refuses whoever has not signed in, and what is nothing to start from, and asks nothing for them", async () => {
  const actor = await createUser();
  sources.asked.length = 0;
  await expect(give(null, `${sources.origin}/rapport`)).rejects.toMatchObject({ code: "forbidden" });
  await expect(give(actor, "")).rejects.toMatchObject({ issues: [{ path: "adresse", code: "required" }] });
  await expect(give(actor, "innovation publique")).rejects.toMatchObject({
    issues: [{ path: "adresse", code: "notIdentifier" }],
  });
  expect(sources.asked).toEqual([]);
  expect(await db.addressReading.count({ where: { userId: actor.id } })).toBe(0);
});

it("says of every address that leads inside the same thing, and keeps nothing of it", async () => {
  const actor = await createUser();
  for (const typed of [
    "http://169.254.169.254/",
    "http://10.0.0.1:22/",
    "http://a:b@exemple.fr/",
    "https://db.internal/",
  ]) {
    await expect(give(actor, typed), typed).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "adresse", code: "notPublicAddress" }],
    });
  }
  expect(await db.addressReading.count({ where: { userId: actor.id } })).toBe(0);
});

it("reads thirty addresses an hour for a person, also those that fail or are refused, and then asks nothing", async () => {
  const actor = await createKnownUser();
  for (let i = 0; i < READINGS_PER_PERSON; i++) {
    const refused = i % 3 === 0;
    const reading = give(actor, refused ? "http://127.0.0.1/" : `${sources.origin}/rapport`);
    await (refused ? expect(reading).rejects.toMatchObject({ code: "invalid" }) : reading);
  }
  sources.asked.length = 0;
  await expect(give(actor, `${sources.origin}/rapport`)).rejects.toMatchObject({ code: "too-many" });
  expect(sources.asked).toEqual([]);
  await give(actor, `${sources.origin}/rapport`, newIp(), later(1.01));
});

it("reads half as many for who begins", async () => {
  const actor = await createUser();
  for (let i = 0; i < READINGS_PER_PERSON / 2; i++) await give(actor, `${sources.origin}/rapport`);
  await expect(give(actor, `${sources.origin}/rapport`)).rejects.toMatchObject({ code: "too-many" });
});

it("counts two that come at once one after the other", async () => {
  const actor = await createKnownUser();
  for (let i = 0; i < READINGS_PER_PERSON - 1; i++) await give(actor, `${sources.origin}/rapport`);
  const both = await Promise.allSettled([1, 2].map(() => give(actor, `${sources.origin}/rapport`)));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("reads ninety addresses an hour for a network, whoever asks from there", async () => {
  const ip = newIp();
  for (let person = 0; person < 3; person++) {
    const actor = await createKnownUser();
    for (let i = 0; i < 30; i++) await give(actor, `${sources.origin}/rapport`, ip);
  }
  await expect(give(await createUser(), `${sources.origin}/rapport`, ip)).rejects.toMatchObject({
    code: "too-many",
  });
});

it("finds what the directory has already of what was read", async () => {
  const actor = await createUser();
  await createEntry("event", { title: "Un tout autre nom", url: "https://www.exemple.fr/agenda/rencontre/" });
  const { id, type } = await give(actor, `${sources.origin}/rencontre`);
  const reading = await getReading(actor, id, now);
  const { content } = proposedContent(type, reading?.found ?? {});
  expect(await listAlreadyThere(type, content)).toMatchObject([
    { title: "Un tout autre nom", why: ["address"] },
  ]);
});

it("ties what was read to the theme, the organisation and the commune that the directory knows", async () => {
  const actor = await createUser();
  await createTheme("ville-intelligente");
  await createOrganisation("region-bretagne", "Région Bretagne");
  for (const code of ["35238", "24999"]) {
    await db.territory.create({
      data: {
        code: `commune-${code}`,
        level: "commune",
        name: "Rennes",
        searchName: "rennes",
        ancestors: [],
      },
    });
  }
  const { id, type } = await give(actor, `${sources.origin}/rencontre`);
  const { content, origins } = proposedContent(type, (await getReading(actor, id, now))?.found ?? {});
  expect(content).toMatchObject({
    themes: ["ville-intelligente"],
    territory: "commune-35238",
    credits: [{ role: "organiser", name: "Région Bretagne", organisation: "region-bretagne" }],
  });
  expect(origins).toMatchObject({ themes: "schema.org", territory: "schema.org" });
});

it("is in the person's export, and goes with the account", async () => {
  const actor = await createUser();
  await give(actor, `${sources.origin}/rapport`);
  const exported = await exportOwnData(actor, now);
  expect(exported.addressReadings).toMatchObject([{ typed: `${sources.origin}/rapport`, failure: null }]);
  await eraseAccount(actor, { typed: "effacer" }, now);
  expect(await db.addressReading.count({ where: { userId: actor.id } })).toBe(0);
});
