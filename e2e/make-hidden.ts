/** For hidden.spec.ts: words that only hidden things hold, one a thing, each sought in everything that anyone can get. */
import { v7 as uuid } from "uuid";
import { makeDump } from "#lib/dumps/make-dump";
import type { Actor } from "#lib/permissions";
import { objectTo, reportEntry } from "#lib/reports/report";
import { comment } from "#lib/revisions/comment";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { remove } from "#lib/revisions/remove";
import { addEntry } from "#lib/selections/add-entry";
import { createSelection } from "#lib/selections/keep-selection";
import { follow } from "#lib/testing/alerts";
import { acceptance, contentFor, submitCreation } from "#lib/testing/factories";
import type { World } from "./world";

export async function makeHidden(
  author: Actor,
  moderator: Actor,
  { mark, origin }: { mark: string; origin: string },
): Promise<World["hidden"]> {
  const words: string[] = [];
  const hidden = (what: string) => {
    const word = `zz${what}${mark}`;
    words.push(word);
    return word;
  };
  const lab = (word: string) => ({ title: `Lab ${word}`, summary: `Résumé de ${word}.`, aliases: [] });

  await propose(author, {
    type: "lab",
    baseVersion: 0,
    content: contentFor("lab", lab(hidden("draft"))),
    comment: hidden("why"),
    idempotencyKey: uuid(),
  });
  await submitCreation(author, "lab", lab(hidden("waiting")));
  await decide(moderator, {
    ...acceptance(await submitCreation(author, "lab", lab(hidden("refused")))),
    verdict: "rejected",
    reasonCode: "out-of-scope",
    reason: `Nous en parlons par courriel : ${hidden("refusal")}.`,
  });

  const shown = await publish("Lab dont on parle");
  const said = { revisionId: shown.revisionId, askedId: null };
  await comment(moderator, { ...said, body: hidden("note"), internal: true, idempotencyKey: uuid() });
  await comment(moderator, { ...said, body: hidden("message"), internal: false, idempotencyKey: uuid() });

  const removed = await publish(hidden("removed"));
  await remove(moderator, { slug: removed.slug, reasonCode: "personal-data", reason: hidden("why-removed") });

  const selection = await createSelection(author, {
    title: hidden("selection"),
    description: hidden("about-selection"),
    visibility: "private",
  });
  await addEntry(author, {
    slug: shown.slug,
    to: selection,
    title: "",
    note: hidden("annotation"),
    lang: "fr",
  });

  const report = {
    type: "lab",
    slug: shown.slug,
    lang: "fr",
    ip: "2001:db8:8::1",
    idempotencyKey: uuid(),
  } as const;
  await reportEntry({
    ...report,
    kind: "outdated",
    body: hidden("report"),
    email: `${hidden("reporter")}@exemple.fr`,
  });
  await objectTo({
    ...report,
    idempotencyKey: uuid(),
    person: hidden("person"),
    body: hidden("objection"),
    email: `${hidden("objector")}@exemple.fr`,
  });
  await follow({ slug: shown.slug }, `${hidden("subscriber")}@exemple.fr`, { frequency: "weekly" });
  // The dump of the night, made again: it holds nothing of all that. A little later by the clock, since one that begins
  // right after a removal is not trusted.
  await makeDump(origin, new Date(Date.now() + 30_000));
  return { words, slug: shown.slug, removed: removed.slug, selection };

  async function publish(title: string) {
    const proposal = await submitCreation(author, "lab", { ...lab(title), title: `${title} ${mark}` });
    const { entry } = await decide(moderator, acceptance(proposal));
    if (!entry) throw new Error("an accepted proposal makes an entry");
    return { ...entry, revisionId: proposal.id };
  }
}
