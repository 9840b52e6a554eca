import "#lib/testing/database";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { deliverMail } from "#lib/notifications/deliver-mail";
import { archive } from "#lib/revisions/archive";
import { decide } from "#lib/revisions/decide";
import { merge } from "#lib/revisions/merge";
import { remove } from "#lib/revisions/remove";
import { unmerge } from "#lib/revisions/unmerge";
import {
  beginAnew,
  follow,
  mailsTo,
  newAddress,
  sendMails,
  settings,
  tellSettled,
} from "#lib/testing/alerts";
import { acceptance, createEntry, createTheme, createUser, submitEdit } from "#lib/testing/factories";
import { startSmtp } from "#lib/testing/smtp";
import { statementsOf } from "#lib/testing/statements";
import { changeAlert } from "./change-alert";
import { forgetSubscribers } from "./forget-subscribers";
import { remindOfDates } from "./remind-of-dates";
import { SETTLED_MS } from "./schedule";
import { stopAlerts } from "./stop-alerts";
import { tellAlerts } from "./tell-alerts";
import { linkToken } from "./token";

beforeEach(async () => {
  await db.subscriber.deleteMany();
  await beginAnew();
});

/** Tomorrow at one past seven in Paris, or the Monday after. */
function morning(monday = false): Date {
  const day = new Date(Date.now() + 86_400_000);
  day.setUTCHours(12, 0, 0, 0);
  while (monday && day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1);
  const [seven] = ["05:01", "06:01"]
    .map((time) => new Date(`${day.toISOString().slice(0, 10)}T${time}:00Z`))
    .filter((at) => at.toLocaleTimeString("fr-FR", { timeZone: "Europe/Paris" }).startsWith("07:01"));
  if (!seven) throw new Error("there is a seven o'clock each day");
  return seven;
}

const edit = async (entry: Awaited<ReturnType<typeof createEntry>>, changes: object) => {
  const current = await getCurrentEntry(db, { slug: entry.slug });
  if (!current) throw new Error(entry.slug);
  const revision = await submitEdit(entry.author, { ...current, type: entry.type }, { ...changes });
  await decide(entry.moderator, acceptance(revision));
};

describe("at once", () => {
  test("an accepted entry is mailed to who follows a search that finds it, once, with why", async () => {
    const [email, other] = [newAddress(), newAddress()];
    await follow({ query: "type=lab" }, email);
    await follow({ query: "type=event" }, other);
    const entry = await createEntry("lab", { title: "Le Lab des marées" });
    // Not before what may still come in is in.
    await tellAlerts();
    await sendMails();
    expect(await mailsTo(email)).toEqual([]);
    await tellSettled();
    await sendMails();
    await tellSettled();
    await sendMails();
    const [mail, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("Nouvelle fiche\u00a0: Le Lab des marées");
    for (const text of [mail?.text, mail?.html]) {
      expect(text).toContain("Le Lab des marées");
      expect(text).toContain(`/fr/labs/${entry.slug}`);
      expect(text).toContain("votre alerte «\u00a0Labs\u00a0»");
      expect(text).toContain("/fr/alertes?jeton=");
      expect(text).toContain("/fr/alertes/arreter?jeton=");
    }
    expect(await mailsTo(other)).toEqual([]);
  });

  test("a change says which fields; who follows the entry is told too, and the address is written to once", async () => {
    const email = newAddress();
    const entry = await createEntry("lab", { title: "Lab suivi" });
    await beginAnew();
    await follow({ slug: entry.slug }, email);
    await follow({ query: "type=lab" }, email);
    await edit(entry, { summary: "Un résumé tout neuf." });
    await tellSettled();
    await sendMails();
    const [mail, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("Fiche modifiée\u00a0: Lab suivi");
    expect(mail?.text).toContain("Ce qui a changé\u00a0: Résumé");
    expect(mail?.text).toContain("Un résumé tout neuf.");
  });

  test("what was decided before an alert, or while it was paused, is not told", async () => {
    const email = newAddress();
    await createEntry("lab", { title: "Lab d’avant" });
    const id = await follow({ query: "type=lab" }, email);
    const { subscriberId } = await db.subscription.findUniqueOrThrow({ where: { id } });
    const access = { actor: null, token: linkToken("page", subscriberId) };
    const act = (act: "pause" | "resume") =>
      changeAlert(access, { id, act, frequency: "", reminders: false });
    await act("pause");
    await createEntry("lab", { title: "Lab de la pause" });
    await act("resume");
    await createEntry("lab", { title: "Lab d’après" });
    await tellSettled();
    await sendMails();
    const mails = await mailsTo(email);
    expect(mails.map(({ subject }) => subject)).toEqual(["Nouvelle fiche\u00a0: Lab d’après"]);
  });

  test("an import is told together, after the first mails, and nothing of it is lost", async () => {
    const email = newAddress();
    await follow({ query: "type=lab" }, email);
    for (let mail = 0; mail < 6; mail++) {
      for (let line = 0; line < 6; line++) await createEntry("lab", { title: `Lab importé ${mail}-${line}` });
      await tellSettled();
    }
    await sendMails();
    expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual(
      Array<string>(4).fill("6 fiches pour vos alertes"),
    );
    await tellAlerts(new Date(Date.now() + 900_000 + SETTLED_MS));
    await sendMails();
    const mails = await mailsTo(email);
    expect(mails[4]?.subject).toBe("12 fiches pour vos alertes");
    const told = mails.flatMap(({ text }) => text.match(/Lab importé \d-\d$/gm) ?? []);
    expect(told).toHaveLength(36);
    expect(new Set(told).size).toBe(36);
  }, 60_000);

  test("a mail holds so many entries, and says where the others are", async () => {
    const email = newAddress();
    await follow({ query: "type=lab" }, email);
    for (let line = 0; line < 32; line++) await createEntry("lab", { title: `Lab nombreux ${line}` });
    await tellSettled();
    await sendMails();
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toBe("32 fiches pour vos alertes");
    expect(mail?.text).toContain("2 autres fiches vous attendent");
    expect(mail?.text.match(/\/fr\/labs\//g)).toHaveLength(30);
    expect(mail?.text).toContain("/fr/recherche?type=lab&sort=novelty");
  }, 60_000);
});

describe("by digest", () => {
  test("one mail a morning holds all of a person's alerts, each entry once, the latest first, what is new apart", async () => {
    const email = newAddress();
    await createTheme("maree");
    const changed = await createEntry("lab", { title: "Lab ancien" });
    await beginAnew();
    await follow({ query: "type=lab" }, email, { frequency: "daily" });
    await follow({ query: "theme=maree" }, email, { frequency: "daily" });
    await createEntry("lab", { title: "Lab premier", themes: ["maree"] });
    await createEntry("resource", { title: "Guide second", themes: ["maree"] });
    await edit(changed, { summary: "Autre chose." });
    await tellSettled();
    await sendMails();
    expect(await mailsTo(email)).toEqual([]);
    const at = morning();
    await tellAlerts(at);
    await tellAlerts(new Date(at.getTime() + 60_000));
    await sendMails(at);
    const [mail, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    expect(mail?.subject).toMatch(/^3 fiches pour vos alertes, /);
    const text = mail?.text ?? "";
    const places = ["Nouveau", "Guide second", "Lab premier", "Modifié", "Lab ancien"].map((words) =>
      text.indexOf(words),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(text.match(/^Lab premier$/gm)).toHaveLength(1);
    expect(text).toContain("vos alertes «\u00a0Labs\u00a0», «\u00a0maree\u00a0»");
  });

  test("a week's comes on Monday; nothing comes when nothing is new", async () => {
    const email = newAddress();
    await follow({ query: "type=lab" }, email, { frequency: "weekly" });
    const monday = morning(true);
    await createEntry("lab", { title: "Lab hebdomadaire" });
    await tellAlerts(monday);
    await sendMails(monday);
    expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
      "Nouvelle fiche\u00a0: Lab hebdomadaire",
    ]);
    const next = new Date(monday.getTime() + 7 * 86_400_000 + 3_600_000);
    await tellAlerts(next);
    await sendMails(next);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test("two servers on one digest, or one that was cut short, send one mail", async () => {
    const email = newAddress();
    await follow({ query: "type=lab" }, email, { frequency: "daily" });
    await createEntry("lab", { title: "Lab de deux serveurs" });
    const at = morning();
    await Promise.all([tellAlerts(at), tellAlerts(at), tellAlerts(new Date(at.getTime() + 1000))]);
    await sendMails(at);
    expect(await mailsTo(email)).toHaveLength(1);

    // Cut short after its mails were written: it is taken up to the same instant.
    const { until } = await db.alertProgress.findUniqueOrThrow({ where: { round: "daily" } });
    const before = new Date(until.getTime() - 86_400_000);
    await db.alertProgress.update({ where: { round: "daily" }, data: { until: before, target: until } });
    await tellAlerts(new Date(at.getTime() + 3_600_000));
    await sendMails(at);
    expect(await mailsTo(email)).toHaveLength(1);
    expect(await db.alertProgress.findUniqueOrThrow({ where: { round: "daily" } })).toMatchObject({
      until,
      target: null,
    });
  });

  test("a search that many follow is asked once", async () => {
    for (let count = 0; count < 5; count++)
      await follow({ query: "type=lab&q=phare" }, newAddress(), { frequency: "daily" });
    await createEntry("lab", { title: "Le Phare" });
    const { statements } = await statementsOf(() => tellAlerts(morning()));
    const asked = statements.filter((text) => text.includes("i.entry_id = ANY"));
    expect(asked).toHaveLength(1);
  });

  test("a change of frequency loses nothing and tells nothing twice", async () => {
    const email = newAddress();
    const id = await follow({ query: "type=lab" }, email, { frequency: "weekly" });
    const { subscriberId } = await db.subscription.findUniqueOrThrow({ where: { id } });
    const access = { actor: null, token: linkToken("page", subscriberId) };
    await createEntry("lab", { title: "Lab en attente" });
    await tellSettled();
    await changeAlert(access, { id, act: "save", frequency: "at_once", reminders: false });
    await createEntry("lab", { title: "Lab aussitôt" });
    await tellSettled();
    await tellAlerts(morning(true));
    await sendMails();
    const mails = await mailsTo(email);
    expect(mails.map(({ subject }) => subject)).toEqual(["2 fiches pour vos alertes"]);
  });
});

describe("nothing that is not published is in a mail", () => {
  test("what is put away, or taken down, between the decision and the mail is not named", async () => {
    const email = newAddress();
    await follow({ query: "type=lab" }, email);
    await createEntry("lab", { title: "Lab qui reste" });
    const archived = await createEntry("lab", { title: "Lab serinette rangé" });
    const removed = await createEntry("lab", { title: "Lab serinette retiré" });
    await tellSettled();
    const moderator = await createUser("moderator", "Grace");
    await archive(moderator, { slug: archived.slug, reason: "Fermé." });
    await remove(moderator, { slug: removed.slug, reasonCode: "personal-data", reason: "serinette" });
    await sendMails();
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("Lab qui reste");
    expect(JSON.stringify(mails)).not.toContain("serinette");
    expect(JSON.stringify(await db.alertMail.findMany())).not.toContain("serinette");

    await tellSettled();
    await sendMails();
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test("who stops while the mail is on its way, or deletes the alert, is not written to", async () => {
    const [stopper, deleter] = [newAddress(), newAddress()];
    const [stopped, deleted] = [
      await follow({ query: "type=lab" }, stopper),
      await follow({ query: "type=lab" }, deleter),
    ];
    await createEntry("lab", { title: "Lab de trop" });
    await tellSettled();
    const holder = async (id: string) =>
      (await db.subscription.findUniqueOrThrow({ where: { id } })).subscriberId;
    await stopAlerts(linkToken("stop", await holder(stopped)));
    const token = linkToken("page", await holder(deleted));
    await changeAlert(
      { actor: null, token },
      { id: deleted, act: "delete", frequency: "", reminders: false },
    );
    for (const outcome of await sendMails()) expect(outcome).toBe("done");
    expect(await mailsTo(stopper)).toEqual([]);
    expect(await mailsTo(deleter)).toEqual([]);
  });
});

describe("reminders", () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const at = (days: number) => new Date(morning().getTime() + (days - 1) * 86_400_000);
  const remind = async (days: number) => {
    await remindOfDates(at(days));
    await sendMails(at(days));
  };

  test("come 15 and 3 days before, once each, and anew when the date has moved", async () => {
    const email = newAddress();
    const call = await createEntry("programme", { title: "Appel à projets", deadlineOn: inDays(30) });
    await follow({ slug: call.slug }, email, { reminders: true, frequency: "weekly" });
    for (const day of [5, 14, 15, 16]) await remind(day);
    const subjects = async () => (await mailsTo(email)).map(({ subject }) => subject);
    expect(await subjects()).toEqual(["Échéance dans 15 jours\u00a0: Appel à projets"]);
    await edit(call, { deadlineOn: inDays(40) });
    for (const day of [17, 24, 25, 26]) await remind(day);
    expect(await subjects()).toHaveLength(2);
    for (const day of [37, 38, 39, 40, 41]) await remind(day);
    expect(await subjects()).toEqual([
      "Échéance dans 15 jours\u00a0: Appel à projets",
      "Échéance dans 15 jours\u00a0: Appel à projets",
      "Échéance dans 3 jours\u00a0: Appel à projets",
    ]);
  });

  test("two servers remind once; what is put away, or moves before the mail leaves, reminds of nothing", async () => {
    const [email, other] = [newAddress(), newAddress()];
    const call = await createEntry("programme", { title: "Appel serré", deadlineOn: inDays(20) });
    const gone = await createEntry("programme", { title: "Appel rangé", deadlineOn: inDays(20) });
    const moving = await createEntry("programme", { title: "Appel mouvant", deadlineOn: inDays(20) });
    for (const { slug } of [call, gone]) await follow({ slug }, email, { reminders: true });
    await follow({ slug: moving.slug }, other, { reminders: true });
    await archive(await createUser("moderator"), { slug: gone.slug, reason: "Annulé." });
    await Promise.all([remindOfDates(at(5)), remindOfDates(at(5))]);
    await edit(moving, { deadlineOn: inDays(60) });
    await sendMails(at(5));
    expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
      "Échéance dans 15 jours\u00a0: Appel serré",
    ]);
    expect(await mailsTo(other)).toEqual([]);
  });

  test("are not sent to who did not ask for them", async () => {
    const email = newAddress();
    const call = await createEntry("programme", { title: "Appel sans rappel", deadlineOn: inDays(20) });
    await follow({ slug: call.slug }, email);
    await remind(5);
    expect(await mailsTo(email)).toEqual([]);
  });
});

describe("a merge of two entries", () => {
  test("gives the followers of the one that goes to the one that stays, and back", async () => {
    const [email, both] = [newAddress(), newAddress()];
    const kept = await createEntry("lab", { title: "Lab gardé", aliases: [] });
    const other = await createEntry("lab", { title: "Lab en double", aliases: [] });
    const moved = await follow({ slug: other.slug }, email);
    const twin = await follow({ slug: other.slug }, both);
    await follow({ slug: kept.slug }, both);
    await beginAnew();
    const moderator = await createUser("moderator", "Grace");
    const asked = {
      other: { slug: other.slug },
      kept: { slug: kept.slug },
      choices: { values: {}, lists: {} },
      comment: "C’est le même.",
      idempotencyKey: moved,
    };
    await merge(moderator, asked);
    const followed = async (id: string) =>
      (await db.subscription.findUniqueOrThrow({ where: { id } })).entryId;
    expect(await followed(moved)).toBe(kept.id);
    expect(await followed(twin)).toBe(other.id);
    await edit(kept, { summary: "Réunis." });
    await tellSettled();
    await sendMails();
    for (const one of [email, both]) expect(await mailsTo(one)).toHaveLength(1);
    const { version } = (await getCurrentEntry(db, { slug: kept.slug })) ?? { version: 0 };
    await unmerge(moderator, { slug: other.slug, seenVersion: version, choices: {}, reason: "Non." });
    expect(await followed(moved)).toBe(other.id);
    expect(await followed(twin)).toBe(other.id);
  });
});

describe("a mail of alerts", () => {
  test("leaves with the headers of one-click unsubscribing and a Message-ID that a second try has too", async () => {
    const smtp = await startSmtp("drops-after-data");
    try {
      const email = newAddress();
      await follow({ query: "type=lab" }, email);
      await createEntry("lab", { title: "Lab par SMTP" });
      await tellSettled();
      const { id } = await db.alertMail.findFirstOrThrow({ where: { subscriber: { email } } });
      const real = { ...settings, SMTP_URL: smtp.url };
      await expect(deliverMail(id, { kind: "alert" }, real)).rejects.toThrow();
      smtp.behaviour = "accepts";
      expect(await deliverMail(id, { kind: "alert" }, real)).toBe("done");
      const ids = smtp.received.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
      expect(ids).toEqual([`<${id}@sillage.example.org>`, `<${id}@sillage.example.org>`]);
      const headers = (smtp.received[0]?.source.split("\r\n\r\n")[0] ?? "").replace(/\r\n\s+/g, " ");
      expect(headers).toMatch(/^List-Unsubscribe: <https:\/\/sillage\.example\.org\/api\/alertes\/arret\?/m);
      expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
      // Once it has left, whoever tries again sends nothing.
      expect(await deliverMail(id, { kind: "alert" }, real)).toBe("done");
      expect(smtp.received).toHaveLength(2);
    } finally {
      await smtp.stop();
    }
  });

  test("that an address refuses for good a whole week stops its alerts; one that leaves meanwhile does not", async () => {
    const smtp = await startSmtp("refuses-recipient");
    try {
      const email = newAddress();
      const alert = await follow({ query: "type=lab" }, email);
      const real = { ...settings, SMTP_URL: smtp.url };
      const mail = async (title: string, now: Date) => {
        await createEntry("lab", { title });
        await tellSettled();
        const { id } = await db.alertMail.findFirstOrThrow({
          where: { subscriber: { email }, sentAt: null },
          orderBy: { createdAt: "desc" },
        });
        return deliverMail(id, { kind: "alert" }, real, now);
      };
      const paused = async () => (await db.subscription.findUniqueOrThrow({ where: { id: alert } })).pausedAt;
      const later = (days: number) => new Date(Date.now() + days * 86_400_000);
      expect(await mail("Refus 1", later(0))).toMatchObject({ hopeless: expect.any(String) });
      await mail("Refus 2", later(1));
      expect(await paused()).toBeNull();
      smtp.behaviour = "accepts";
      await mail("Reçu", later(2));
      smtp.behaviour = "refuses-recipient";
      await mail("Refus 3", later(9));
      expect(await paused()).toBeNull();
      await mail("Refus 4", later(17));
      expect(await paused()).not.toBeNull();
      await forgetSubscribers(later(120));
      expect(await db.subscriber.count({ where: { email } })).toBe(0);
    } finally {
      await smtp.stop();
    }
  });
});
