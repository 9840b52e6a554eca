/** What comes into what is followed without a decision: told once, to those whom it concerns, and never what is not shared. */
import "#lib/testing/database";
import "#lib/testing/settings";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { decide } from "#lib/revisions/decide";
import { addEntry } from "#lib/selections/add-entry";
import { hideSelection } from "#lib/selections/hide-selection";
import { createSelection, deleteSelection, editSelection } from "#lib/selections/keep-selection";
import { selectionInput, type Visibility } from "#lib/selections/selection";
import { asking, beginAnew, follow, mailsTo, newAddress, sendMails, tellSettled } from "#lib/testing/alerts";
import { acceptance, createEntry, createUser, submitEdit } from "#lib/testing/factories";
import { askForAlert } from "./ask-for-alert";
import { moveSubscriber } from "./move-subscriber";
import { getAlertsPage } from "./queries";
import { morningsOf } from "./schedule";
import { tellAlerts } from "./tell-alerts";
import { linkToken } from "./token";

beforeEach(async () => {
  await db.subscriber.deleteMany();
  await beginAnew();
});

const DAY_MS = 86_400_000;
const subjectsTo = async (email: string) => (await mailsTo(email)).map(({ subject }) => subject);

describe("a search by the state of deadlines", () => {
  /** One past seven in Paris, so many days from now. */
  const morning = (days: number): Date => {
    const [, next] = morningsOf(new Date(Date.now() - DAY_MS), new Date(Date.now() + 2 * DAY_MS)).slice(-2);
    if (!next) throw new Error("there is a seven o’clock each day");
    return new Date(next.getTime() + (days - 2) * DAY_MS + 60_000);
  };
  const deadline = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const tell = async (at: Date) => {
    await tellAlerts(at);
    await sendMails(at);
  };

  test("tells what time brings into it, the morning after, once, whatever its frequency", async () => {
    const [daily, atOnce, other] = [newAddress(), newAddress(), newAddress()];
    const call = { title: "Appel des marées", deadlineOn: deadline(19) };
    const { slug } = await createEntry("programme", call);
    await createEntry("programme", { ...call, title: "Appel lointain", deadlineOn: deadline(90) });
    await beginAnew();
    await follow({ query: "deadline=closing" }, daily, { frequency: "daily" });
    await follow({ query: "deadline=closing" }, atOnce);
    await follow({ query: "type=programme" }, other, { frequency: "daily" });
    await tellSettled();
    await tell(morning(1));
    expect(await subjectsTo(daily)).toEqual([]);
    for (const days of [4, 5, 6]) await tell(morning(days));
    for (const email of [daily, atOnce]) {
      const [mail, ...more] = await mailsTo(email);
      expect(more).toEqual([]);
      expect(mail?.subject).toBe("Pour votre alerte\u00a0: Appel des marées");
      expect(mail?.text).toContain("Désormais dans ce que vous suivez");
      expect(mail?.text).toContain(`/fr/programmes/${slug}`);
      expect(mail?.text).not.toContain("Ce qui a changé");
    }
    expect(await subjectsTo(other)).toEqual([]);
  });

  test("tells on Monday what came in during the week, once", async () => {
    const email = newAddress();
    await createEntry("programme", { title: "Appel bernique", deadlineOn: deadline(17) });
    await beginAnew();
    await follow({ query: "q=bernique&deadline=closing" }, email, { frequency: "weekly" });
    for (let days = 1; days < 16; days++) await tell(morning(days));
    expect(await subjectsTo(email)).toEqual(["Pour votre alerte\u00a0: Appel bernique"]);
  });
});

describe("a selection", () => {
  const make = (owner: Actor, title: string, visibility: Visibility = "link") =>
    createSelection(owner, selectionInput({ title, description: "", visibility }));
  const put = (owner: Actor, to: string, slug: string) =>
    addEntry(owner, { slug, to, title: "", note: null, lang: "fr" });
  async function change(owner: Actor, id: string, title: string, visibility: Visibility): Promise<void> {
    const { version } = await db.selection.findUniqueOrThrow({ where: { id } });
    await editSelection(owner, { id, version, ...selectionInput({ title, description: "", visibility }) });
  }

  test("tells what is put into it and what changes there, to who follows it", async () => {
    const [email, owner] = [newAddress(), await createUser()];
    const [known, added] = [
      await createEntry("lab", { title: "Lab d’avant" }),
      await createEntry("lab", { title: "Lab ajouté" }),
    ];
    const id = await make(owner, "Lectures du soir");
    await put(owner, id, known.slug);
    await beginAnew();
    await follow({ selectionId: id }, email);
    await tellSettled();
    await sendMails();
    expect(await mailsTo(email)).toEqual([]);
    await put(owner, id, added.slug);
    const edit = await submitEdit(known.author, known, { summary: "Un résumé neuf." });
    await decide(known.moderator, acceptance(edit));
    await tellSettled();
    await tellSettled();
    await sendMails();
    const [mail, ...more] = await mailsTo(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("2 fiches pour vos alertes");
    const text = mail?.text ?? "";
    const places = ["Désormais dans ce que vous suivez", "Lab ajouté", "Modifié", "Lab d’avant"].map(
      (words) => text.indexOf(words),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(text).toContain("votre alerte «\u00a0Lectures du soir\u00a0»");
    expect(text).toContain(`/fr/selections/${id}`);
  });

  test("that is shared no more is neither told nor named; deleted, it is followed by nobody", async () => {
    const [email, owner] = [newAddress(), await createUser()];
    const id = await make(owner, "Zibeline");
    await follow({ selectionId: id }, email);
    const { slug } = await createEntry("lab", { title: "Lab confié" });
    await put(owner, id, slug);
    await tellSettled();
    await change(owner, id, "Zibeline", "private");
    await sendMails();
    expect((await mailsTo(email)).filter(({ subject }) => !subject.startsWith("Confirmez"))).toEqual([]);
    const { id: subscriberId } = await db.subscriber.findUniqueOrThrow({ where: { email } });
    const page = await getAlertsPage(
      { actor: null, token: linkToken("page", subscriberId) },
      "fr",
      new Date(),
    );
    expect(page?.alerts).toMatchObject([
      { what: "selection", name: "Une sélection qui n’est plus partagée", href: null },
    ]);
    expect(JSON.stringify(page)).not.toContain("Zibeline");
    const { version } = await db.selection.findUniqueOrThrow({ where: { id } });
    await deleteSelection(owner, { id, version });
    expect(await db.subscription.count({ where: { subscriberId } })).toBe(0);
  });

  test("cannot be followed unless it is shared, and keeps its followers when their address changes", async () => {
    const [email, owner] = [newAddress(), await createUser()];
    const [hidden, shared] = [await make(owner, "À moi", "private"), await make(owner, "À tous", "public")];
    const refused = { code: "not-found" };
    await expect(askForAlert(null, asking({ selectionId: hidden }, email))).rejects.toMatchObject(refused);
    await expect(askForAlert(null, asking({ selectionId: "zut" }, email))).rejects.toMatchObject(refused);
    await hideSelection(await createUser("moderator"), { id: shared, hides: true, reason: "Publicité." });
    await expect(askForAlert(null, asking({ selectionId: shared }, email))).rejects.toMatchObject(refused);
    await hideSelection(await createUser("moderator"), { id: shared, hides: false, reason: "Erreur." });
    await follow({ selectionId: shared }, email);
    const [to, userId] = [newAddress(), owner.id];
    await follow({ selectionId: shared }, to);
    await db.$transaction((tx) => moveSubscriber(tx, { userId, from: email, to }, new Date()));
    expect(
      await db.subscription.findMany({
        select: { selectionId: true, subscriber: { select: { email: true } } },
      }),
    ).toEqual([{ selectionId: shared, subscriber: { email: to } }]);
  });
});
