import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { previewEntry } from "#lib/entries/preview";
import type { Actor } from "#lib/permissions";
import { prefilledOf } from "#lib/prefill/prefilled";
import { contentFor, createEntry, createUser } from "#lib/testing/factories";
import type { FormTarget } from "./form-target";
import { listMyOpenRevisions, resume, startCreation, startEdit } from "./forms";
import { keep, type Typed } from "./keep";
import { getMyRevision } from "./queries";
import { submit } from "./submit";

let author: Actor;
beforeAll(async () => {
  author = await createUser();
});

const typed = (title: string, changes: Partial<FormTarget> = {}): Typed => ({
  target: { type: "lab", baseVersion: 0, idempotencyKey: uuid(), ...changes },
  content: contentFor("lab", { title }),
  comment: null,
  duplicateNote: null,
});

async function keptHandle(of: Typed) {
  const kept = await keep(author, of);
  if (kept.outcome !== "kept") throw new Error(kept.outcome);
  return kept.handle;
}

const drafts = () => db.revision.count({ where: { authorId: author.id } });

test("a draft that began from an address says where its fields come from, until they are changed", async () => {
  const prefilled = prefilledOf({
    content: { title: "Lu ailleurs", summary: "Tel que la page le dit." },
    origins: { title: "crossref", summary: "html" },
  });
  const form = typed("Lu ailleurs");
  const handle = await keptHandle({ ...form, prefilled });
  const originsOf = async () => (await resume(author, handle.id, "fr"))?.origins;
  // The summary was rewritten before it was first kept.
  expect(await originsOf()).toEqual({ title: "crossref" });
  const changed = { ...form, target: { ...form.target, draft: handle } };
  await keep(author, { ...changed, content: contentFor("lab", { title: "À ma façon" }) });
  expect(await originsOf()).toEqual({});
  const byHand = await keptHandle(typed("Écrit à la main"));
  expect((await resume(author, byHand.id, "fr"))?.origins).toEqual({});
});

describe("a form sent again", () => {
  test("twice the same click makes one draft", async () => {
    const before = await drafts();
    const form = typed("Deux clics");
    const [one, other] = await Promise.all([keptHandle(form), keptHandle(form)]);
    expect(one.id).toBe(other.id);
    expect(await drafts()).toBe(before + 1);
  });

  test("found again with “back” and changed, it writes the same draft again", async () => {
    const form = typed("Avant");
    const { id } = await keptHandle(form);
    const again = await keptHandle({ ...form, content: contentFor("lab", { title: "Après" }) });
    expect(again).toEqual({ id, version: 2 });
    expect((await getMyRevision(author, id))?.content.title).toBe("Après");
  });

  test("once its proposal is sent, the same content is a second click, another one is not lost in silence", async () => {
    const form = typed("Envoyée");
    const handle = await keptHandle(form);
    await submit(author, handle);
    expect(await keep(author, form)).toEqual({ outcome: "already-sent", id: handle.id });
    const changed = { ...form, content: contentFor("lab", { title: "Envoyée, autrement" }) };
    expect(await keep(author, changed)).toEqual({ outcome: "sent-otherwise", id: handle.id });
  });
});

describe("a draft open on two devices", () => {
  test("is not overwritten without saying so; sent again from the version it is told, it is", async () => {
    const form = typed("Première");
    const { id, version } = await keptHandle(form);
    const phone = { ...form, target: { ...form.target, draft: { id, version } } };
    const laptop = phone;
    await keptHandle({ ...phone, content: contentFor("lab", { title: "Du téléphone" }) });
    const late = { ...laptop, content: contentFor("lab", { title: "De l’ordinateur" }) };
    expect(await keep(author, late)).toEqual({ outcome: "moved", handle: { id, version: version + 1 } });
    const again = { ...late, target: { ...late.target, draft: { id, version: version + 1 } } };
    expect(await keptHandle(again)).toEqual({ id, version: version + 2 });
  });

  test("saved on both at the very same time, it is written by one and the other is told", async () => {
    const form = typed("Première");
    const draft = await keptHandle(form);
    const save = (title: string) =>
      keep(author, { ...form, target: { ...form.target, draft }, content: contentFor("lab", { title }) });
    const outcomes = await Promise.all(["Du téléphone", "De l’ordinateur"].map(save));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["kept", "moved"]);
    expect((await getMyRevision(author, draft.id))?.version).toBe(draft.version + 1);
  });

  test("the version of an entry means nothing on the draft of a new one", async () => {
    const form = typed("Nouvelle");
    const draft = await keptHandle(form);
    const forged = typed("Nouvelle, encore", { draft, slug: "peu-importe", baseVersion: 3 });
    await keptHandle(forged);
    expect((await getMyRevision(author, draft.id))?.baseVersion).toBe(0);
  });

  test("the same thing saved on both is no conflict", async () => {
    const form = typed("Pareille");
    const { id, version } = await keptHandle(form);
    const stale = { ...form, target: { ...form.target, draft: { id, version: version + 5 } } };
    expect(await keep(author, stale)).toEqual({ outcome: "kept", handle: { id, version } });
  });
});

describe("someone else's draft", () => {
  test("does not exist", async () => {
    const { id, version } = await keptHandle(typed("À moi"));
    const other = await createUser();
    await expect(keep(other, typed("Prise", { draft: { id, version } }))).rejects.toThrow("not-found");
    expect(await resume(other, id, "fr")).toBeNull();
  });
});

describe("what a form starts from", () => {
  test("a new entry is in French and in France unless one says otherwise", async () => {
    const { values } = await startCreation("lab", "fr");
    expect([values.language, values.country]).toEqual([["fr"], ["FR"]]);
  });

  test("an entry as it is today; its own proposals on it are found again", async () => {
    const entry = await createEntry("lab", { title: "Lab publié" });
    const start = await startEdit("lab", entry.slug, "fr");
    expect(start?.form?.values.title).toEqual(["Lab publié"]);
    expect(await startEdit("event", entry.slug, "fr")).toBeNull();
    const { id } = await keptHandle(
      typed("Lab corrigé", { slug: entry.slug, baseVersion: start?.form?.baseVersion ?? 0 }),
    );
    expect(await listMyOpenRevisions(author, entry.slug)).toEqual([{ id, state: "draft" }]);
    const again = await resume(author, id, "fr");
    expect(again?.values.title).toEqual(["Lab corrigé"]);
    expect(Object.keys((await getMyRevision(author, id))?.changes ?? {})).toEqual(["title"]);
  });
});

describe("a preview", () => {
  test("shows what is valid and leaves out the rest", async () => {
    const content = contentFor("lab", {
      title: null,
      url: "javascript:alert(1)",
      startsOn: "2018-13",
      links: [
        { url: "https://exemple.fr", label: "Site", kind: "website", language: null },
        { url: "javascript:alert(1)", label: "Piège", kind: "website", language: null },
      ],
      credits: [{ role: "parent", name: "DITP", note: null, organisation: "unheard-of", entry: null }],
    });
    const view = await previewEntry({ type: "lab", content, slug: null, untitled: "Sans titre" });
    expect(view).toMatchObject({ title: "Sans titre", url: null, startsOn: null });
    expect(view.links.map(({ label }) => label)).toEqual(["Site"]);
    expect(view.credits).toEqual([
      { role: "parent", name: "DITP", note: null, organisation: null, entry: null },
    ]);
  });
});
