import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { eraseAccount } from "#lib/accounts/erase";
import { exportOwnData } from "#lib/accounts/export-data";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { asking, beginAnew, follow, mailsTo, newAddress, sendMails } from "#lib/testing/alerts";
import { createEntry, createUser } from "#lib/testing/factories";
import { askForAlert } from "./ask-for-alert";
import { askForPage } from "./ask-for-page";
import { changeAlert } from "./change-alert";
import { confirmAlert } from "./confirm-alert";
import { eraseSubscriber } from "./erase-subscriber";
import { forgetSubscribers } from "./forget-subscribers";
import { MAX_ALERTS } from "./kinds";
import { moveSubscriber } from "./move-subscriber";
import { findWaitingAlert, getAlertsPage } from "./queries";
import { stopAlerts } from "./stop-alerts";
import { linkToken } from "./token";

beforeEach(() => beginAnew());

const refused = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return `${error.code} ${error.key}`;
      throw error;
    },
  );

const alertsOf = (email: string) =>
  db.subscription.findMany({ where: { subscriber: { email } }, orderBy: { createdAt: "asc" } });
const pageOf = async (email: string) => {
  const { id } = await db.subscriber.findUniqueOrThrow({ where: { email } });
  return { actor: null, token: linkToken("page", id) };
};
const later = (days: number) => new Date(Date.now() + days * 86_400_000);
const verified = async () => {
  const user = await createUser();
  await db.user.update({ where: { id: user.id }, data: { emailVerified: new Date() } });
  return user;
};

describe("an alert is asked for", () => {
  test("by anyone: nothing is at work before the button of the mail's page, and twice is once", async () => {
    const email = newAddress();
    expect(await askForAlert(null, asking({ query: "type=lab&sort=title&cursor=x&q=design" }, email))).toBe(
      "asked",
    );
    const [alert] = await alertsOf(email);
    // The order and the page are no part of what is followed.
    expect(alert).toMatchObject({ query: "q=design&type=lab", confirmedAt: null, frequency: "at_once" });
    await sendMails();
    const [mail, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    expect(mail?.subject).toContain("« design », Labs");
    const token = /confirmer\?jeton=(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";

    // Reading the page, as scanners do, confirms nothing.
    expect(await findWaitingAlert(token, "fr", new Date())).toMatchObject({ pageToken: null });
    expect(await alertsOf(email)).toMatchObject([{ confirmedAt: null }]);

    const tokens = await Promise.all([confirmAlert(token), confirmAlert(token)]);
    expect(new Set(tokens).size).toBe(1);
    expect((await alertsOf(email))[0]?.confirmedAt).not.toBeNull();
    expect(await db.auditEvent.count({ where: { action: "alert.confirm", objectId: alert?.id ?? "" } })).toBe(
      1,
    );
    const page = await getAlertsPage({ actor: null, token: tokens[0] ?? "" }, "fr", new Date());
    expect(page?.alerts).toMatchObject([{ name: "« design », Labs", frequency: "at_once" }]);
    // On a screen that others see.
    expect(page?.email).not.toContain(email.split("@")[0]);
  });

  test("again, the answer is the same, known or not; a known one gets the link to its page and is not changed", async () => {
    const email = newAddress();
    await follow({ query: "type=lab" }, email, { frequency: "weekly" });
    await beginAnew();
    expect(await askForAlert(null, asking({ query: "type=lab" }, email))).toBe("asked");
    await sendMails();
    const [mail] = await mailsTo(email);
    expect(mail?.text).toContain("/fr/alertes?jeton=");
    expect(await alertsOf(email)).toMatchObject([{ frequency: "weekly" }]);
  });

  test("the same click twice sends one mail, and two forms at once make one address", async () => {
    const email = newAddress();
    const asked = asking({ query: "" }, email);
    await askForAlert(null, asked);
    await askForAlert(null, asked);
    await Promise.all(
      ["type=lab", "type=event", "type=resource"].map((query) => askForAlert(null, asking({ query }, email))),
    );
    await sendMails();
    expect(await mailsTo(email)).toHaveLength(4);
    expect(await db.subscriber.count({ where: { email } })).toBe(1);
  });

  test("with one's own proven address, it needs no mail; with one that is not proven, or another's, it does", async () => {
    const user = await verified();
    expect(await askForAlert(user, asking({ query: "type=lab" }, user.email))).toBe("confirmed");
    expect(await alertsOf(user.email)).toMatchObject([{ confirmedAt: expect.any(Date) }]);
    expect((await getAlertsPage({ actor: user, token: "" }, "fr", new Date()))?.alerts).toHaveLength(1);
    const unproven = await createUser();
    expect(await askForAlert(unproven, asking({ query: "" }, unproven.email))).toBe("asked");
    expect(await askForAlert(user, asking({ query: "" }, newAddress()))).toBe("asked");
    expect(await getAlertsPage({ actor: unproven, token: "" }, "fr", new Date())).toBeNull();
  });

  test("is refused without an address, a frequency or an entry; and when a flood of mails would follow", async () => {
    const email = newAddress();
    const archived = await createEntry("lab", { title: "Lab rangé", archived: true });
    const ask = (more: object, follows: { query: string } | { slug: string } = { query: "" }) =>
      refused(askForAlert(null, { ...asking(follows, email), ...more }));
    expect(await ask({ email: "non" })).toBe("invalid invalidAlert");
    expect(await ask({ frequency: "hourly" })).toBe("invalid invalidAlert");
    expect(await ask({}, { slug: archived.slug })).toBe("not-found notFound");
    expect(await ask({}, { slug: "nulle-part" })).toBe("not-found notFound");
    const themes = Array.from({ length: 40 }, (_, index) => `theme=${"a".repeat(60)}${index}`).join("&");
    expect(await ask({}, { query: themes })).toBe("invalid alertTooLong");
    const answers = [];
    for (let year = 2000; year < 2008; year++) answers.push(await ask({}, { query: `year=${year}` }));
    expect(answers.filter((answer) => answer === "done")).toHaveLength(6);
    expect(answers.at(-1)).toBe("too-many tooManyRequests");
  });

  test("a link of another purpose, of another subscriber or too old opens nothing", async () => {
    const email = newAddress();
    await askForAlert(null, asking({ query: "" }, email));
    const [alert] = await alertsOf(email);
    const id = alert?.id ?? "";
    expect(await refused(confirmAlert(linkToken("page", id)))).toBe("forbidden alertLinkGone");
    expect(await refused(confirmAlert(`${uuid()}.${linkToken("confirm", id).split(".")[1]}`))).toBe(
      "forbidden alertLinkGone",
    );
    expect(await refused(confirmAlert(linkToken("confirm", id), later(4)))).toBe("forbidden alertLinkGone");
    expect(await findWaitingAlert(linkToken("confirm", id), "fr", later(4))).toBeNull();
    expect(await stopAlerts(linkToken("page", alert?.subscriberId ?? ""))).toBeNull();
  });

  test("one address follows a bounded number of things", async () => {
    const email = newAddress();
    await follow({ query: "" }, email);
    const { id: subscriberId } = await db.subscriber.findUniqueOrThrow({ where: { email } });
    await db.subscription.createMany({
      data: Array.from({ length: MAX_ALERTS - 1 }, (_, index) => ({
        id: uuid(),
        subscriberId,
        query: `year=${1900 + index}`,
        frequency: "daily" as const,
        language: "fr",
        createdAt: new Date(),
        confirmedAt: new Date(),
      })),
    });
    await askForAlert(null, asking({ query: "type=lab" }, email));
    const waiting = await db.subscription.findFirstOrThrow({ where: { subscriberId, confirmedAt: null } });
    expect(await refused(confirmAlert(linkToken("confirm", waiting.id)))).toBe("conflict tooManyAlerts");
  });
});

describe("the page of one's alerts", () => {
  test("changes, pauses, resumes and deletes one's own and nobody else's", async () => {
    const [email, other] = [newAddress(), newAddress()];
    const id = await follow({ query: "type=lab" }, email);
    const theirs = await follow({ query: "type=lab" }, other);
    const access = await pageOf(email);
    const act = (act: "save" | "pause" | "resume" | "delete", more: object = {}) =>
      changeAlert(access, { id, act, frequency: "daily", reminders: true, ...more });
    await act("save");
    // A search has no dates to be reminded of.
    expect(await alertsOf(email)).toMatchObject([{ frequency: "daily", reminders: false }]);
    await act("pause");
    expect((await alertsOf(email))[0]?.pausedAt).not.toBeNull();
    await act("resume");
    expect((await alertsOf(email))[0]?.pausedAt).toBeNull();
    expect(await refused(act("save", { id: theirs }))).toBe("not-found notFound");
    expect(await refused(act("save", { frequency: "never" }))).toBe("invalid invalidAlert");
    await act("delete");
    expect(await alertsOf(email)).toEqual([]);
    expect(await alertsOf(other)).toHaveLength(1);
    const stranger = { actor: await createUser(), token: "" };
    expect(
      await refused(changeAlert(stranger, { id: theirs, act: "delete", frequency: "", reminders: false })),
    ).toBe("forbidden alertLinkGone");
  });

  test("names nothing that was taken down", async () => {
    const email = newAddress();
    const entry = await createEntry("lab", { title: "Lab qui s’en va" });
    await follow({ slug: entry.slug }, email);
    await db.$executeRaw`UPDATE entry SET archived = true, removed = true WHERE id = ${entry.id}::uuid`;
    const page = await getAlertsPage(await pageOf(email), "fr", new Date());
    expect(page?.alerts).toMatchObject([{ href: null }]);
    expect(JSON.stringify(page)).not.toContain("s’en va");
  });

  test("is found again by its address, and nothing tells whether there is one", async () => {
    const [email, unknown] = [newAddress(), newAddress()];
    await follow({ query: "" }, email);
    await beginAnew();
    for (const one of [email, unknown])
      await askForPage({ email: one, lang: "fr", ip: "192.0.2.1", idempotencyKey: uuid() });
    await sendMails();
    expect((await mailsTo(email)).map(({ text }) => text.includes("/fr/alertes?jeton="))).toEqual([true]);
    expect(await mailsTo(unknown)).toEqual([]);
  });

  test("one click stops everything, once or twice, and each alert may be taken up again", async () => {
    const email = newAddress();
    const id = await follow({ query: "type=lab" }, email);
    await follow({ query: "type=event" }, email);
    const { subscriberId } = await db.subscription.findUniqueOrThrow({ where: { id } });
    const token = linkToken("stop", subscriberId);
    expect(await stopAlerts(token)).toBe((await pageOf(email)).token);
    await stopAlerts(token);
    expect((await alertsOf(email)).map(({ pausedAt }) => pausedAt === null)).toEqual([false, false]);
    expect(await db.auditEvent.count({ where: { action: "alert.stop", objectId: subscriberId } })).toBe(1);
    await changeAlert(await pageOf(email), { id, act: "resume", frequency: "", reminders: false });
    expect((await alertsOf(email)).filter(({ pausedAt }) => pausedAt === null)).toHaveLength(1);
    await db.subscriber.delete({ where: { id: subscriberId } });
    expect(await stopAlerts(token)).not.toBeNull();
  });
});

describe("what alerts keep of people", () => {
  test("goes when nobody confirms it, and with the last alert; what is stopped goes after a season", async () => {
    const [unconfirmed, empty, stopped, paused] = [newAddress(), newAddress(), newAddress(), newAddress()];
    await askForAlert(null, asking({ query: "" }, unconfirmed));
    const id = await follow({ query: "" }, empty);
    await changeAlert(await pageOf(empty), { id, act: "delete", frequency: "", reminders: false });
    const all = await follow({ query: "" }, stopped);
    await changeAlert(await pageOf(stopped), { id: all, act: "pause", frequency: "", reminders: false });
    await follow({ query: "type=lab" }, paused);
    const one = await follow({ query: "" }, paused);
    await changeAlert(await pageOf(paused), { id: one, act: "pause", frequency: "", reminders: false });
    const known = () =>
      db.subscriber
        .findMany({ where: { email: { in: [unconfirmed, empty, stopped, paused] } } })
        .then((rows) => rows.map(({ email }) => email).sort());

    await forgetSubscribers();
    expect(await known()).toEqual([unconfirmed, stopped, paused].sort());
    await forgetSubscribers(later(4));
    expect(await known()).toEqual([stopped, paused].sort());
    await forgetSubscribers(later(91));
    expect(await known()).toEqual([paused]);
    expect(await alertsOf(paused)).toHaveLength(2);
  });

  test("goes from its page, with what was mailed and what was about to be", async () => {
    const email = newAddress();
    await askForAlert(null, asking({ query: "" }, email));
    await sendMails();
    expect(await mailsTo(email)).not.toEqual([]);
    await askForAlert(null, asking({ query: "type=lab" }, email));
    await eraseSubscriber(await pageOf(email));
    expect(await db.subscriber.count({ where: { email } })).toBe(0);
    expect(await mailsTo(email)).toEqual([]);
    await sendMails();
    expect(await mailsTo(email)).toEqual([]);
    const lines = await db.auditEvent.findMany({ where: { object: "alert" } });
    expect(JSON.stringify(lines)).not.toContain(email);
  });

  test("is in the export of the account of the same address, and goes with the account", async () => {
    const user = await verified();
    await follow({ query: "type=lab" }, user.email);
    const { alerts } = await exportOwnData(user);
    expect(alerts?.subscriptions).toMatchObject([{ query: "type=lab", frequency: "at_once" }]);
    await eraseAccount(user, { typed: "effacer" });
    expect(await db.subscriber.count({ where: { email: user.email } })).toBe(0);
  });

  test("follows an account to its new address, where what both follow is one", async () => {
    const user = await verified();
    const to = newAddress();
    await follow({ query: "type=lab" }, user.email);
    await follow({ query: "type=event" }, user.email);
    await follow({ query: "type=lab" }, to, { frequency: "weekly" });
    await db.$transaction((tx) => moveSubscriber(tx, { userId: user.id, from: user.email, to }, new Date()));
    expect((await alertsOf(to)).map(({ query, frequency }) => [query, frequency]).sort()).toEqual([
      ["type=event", "at_once"],
      ["type=lab", "weekly"],
    ]);
    expect(await db.subscriber.count({ where: { email: user.email } })).toBe(0);
  });
});
