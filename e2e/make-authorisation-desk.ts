/** What of make-authorisation.ts waits on the desk: proposals in every state, messages, imports, reports, suggestions. */
import { v7 as uuid } from "uuid";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { closeReport } from "#lib/reports/close";
import { objectTo, reportEntry } from "#lib/reports/report";
import { comment } from "#lib/revisions/comment";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { saveView } from "#lib/revisions/queue-views";
import { submit } from "#lib/revisions/submit";
import { acceptance, contentFor, submitCreation } from "#lib/testing/factories";
import { quarantine } from "#lib/trust/quarantine";
import { suggestTerm } from "#lib/vocabularies/suggest-term";
import { nameOf, OTHER_TYPES } from "./authorisation-world";
import type { Making } from "./make-authorisation";
import { titled } from "./make-authorisation-entries";
import { makeBatch } from "./make-batch";

export async function makeAuthorisationDesk(making: Making): Promise<void> {
  await makeProposals(making);
  await makeOtherProposals(making);
  await makeReports(making);
  await makeTrust(making);
  await makeSuggestions(making);
  const { people, note } = making;
  note("batch", await makeBatch(people.author, making.secret("batch", "author and reviewers")));
  await saveView(people.moderator, {
    name: making.secret("view", "its moderator"),
    filters: { type: "lab", kind: null, age: null, holder: null, theme: null },
    shared: false,
  });
  note("view", (await db.queueView.findFirstOrThrow()).id);
}

async function makeProposals({ people, note, secret }: Making) {
  const { author, contributor, peer, moderator } = people;
  const draft = await propose(author, {
    type: "lab",
    baseVersion: 0,
    content: contentFor("lab", { title: secret("draft", "author"), aliases: [] }),
    comment: secret("why", "author"),
    idempotencyKey: uuid(),
  });
  note("draft", draft.id);
  const waiting = async (name: string, by: Actor, whose: string) => {
    const handle = await submitCreation(by, "lab", { title: secret(name, whose), aliases: [] });
    note(name, handle.id);
    return handle;
  };
  await waiting("pending", author, "author and reviewers");
  for (const name of ["accepted", "declined", "together", "withdrawn", "adopted"])
    await waiting(name, author, "author and reviewers");
  for (const name of ["peers", "alsoPeers", "morePeers"]) await waiting(name, peer, "reviewers");
  await waiting("others", contributor, "contributor and reviewers");
  const answered = { seenVersion: 2, reasonCode: "out-of-scope", moderator };
  for (const [name, verdict] of [
    ["refused", "rejected"],
    ["returned", "changes_requested"],
  ] as const) {
    const handle = await waiting(name, author, "author and reviewers");
    const reason = secret(`${name}because`, "author and reviewers");
    const reasonCode = verdict === "rejected" ? answered.reasonCode : "incomplete";
    await decide(moderator, { ...acceptance(handle), verdict, reasonCode, reason });
  }
  const { id: revisionId } = await waiting("discussed", author, "author and reviewers");
  const said = { revisionId, askedId: null };
  for (const [internal, whose] of [
    [true, "reviewers"],
    [false, "author and reviewers"],
  ] as const) {
    const body = secret(internal ? "note" : "message", whose);
    await comment(moderator, { ...said, body, internal, idempotencyKey: uuid() });
  }
}

/** Proposals of the other types, in each of their states. */
async function makeOtherProposals({ people: { author, moderator }, note, secret }: Making) {
  const reviewed = "author and reviewers";
  for (const type of OTHER_TYPES) {
    const draft = await propose(author, {
      type,
      baseVersion: 0,
      content: contentFor(type, titled(type, secret(`draft${type}`, "author"))),
      comment: secret(`why${type}`, "author"),
      idempotencyKey: uuid(),
    });
    note(nameOf("draft", type), draft.id);
    const send = async (name: "pending" | "refused") => {
      const handle = await submitCreation(author, type, titled(type, secret(name + type, reviewed)));
      note(nameOf(name, type), handle.id);
      return acceptance(handle);
    };
    await send("pending");
    const reason = secret(`refusedbecause${type}`, reviewed);
    const refusal = { verdict: "rejected", reasonCode: "out-of-scope", reason } as const;
    await decide(moderator, { ...(await send("refused")), ...refusal });
  }
}

async function makeReports({ people: { moderator }, note, secret }: Making) {
  const { slug } = await db.entry.findFirstOrThrow({ where: { title: "Lab montré" } });
  const written = { type: "lab", slug, lang: "fr", ip: "2001:db8:8::1" } as const;
  for (const name of ["report", "answeredReport", "closedReport"]) {
    const { reference } = await reportEntry({
      ...written,
      kind: "outdated",
      body: secret(name, "reviewers"),
      email: `${secret("reporter", "reviewers")}@exemple.fr`,
      idempotencyKey: uuid(),
    });
    const { id } = await db.report.findFirstOrThrow({ where: { reference }, select: { id: true } });
    note(name, id);
    if (name === "closedReport") {
      const answer = secret("answer", "reviewers");
      await closeReport(moderator, { id, verdict: "settled", answer });
    }
  }
  await objectTo({
    ...written,
    person: secret("person", "reviewers"),
    body: secret("objection", "reviewers"),
    email: `${secret("objector", "reviewers")}@exemple.fr`,
    idempotencyKey: uuid(),
  });
}

async function makeTrust({ people: { sender, apart, founder, moderator }, note, secret }: Making) {
  note("sender", sender.id);
  for (const person of [sender, apart])
    await submitCreation(person, "programme", { title: `Envoi de ${person.name}`, aliases: [] });
  const reason = secret("apart", "reviewers");
  await quarantine(moderator, { userId: apart.id, reason });
  note("quarantine", (await db.quarantine.findFirstOrThrow()).id);
  // As the rule of small edits decides: for a trusted person, on an entry that they keep.
  const { id } = await db.decision.findFirstOrThrow({
    where: { revision: { authorId: founder.id }, entry: { title: "Lab montré" }, entryVersion: 2 },
  });
  await db.decision.update({ where: { id }, data: { rule: "small" } });
  await db.sampledDecision.create({ data: { decisionId: id, at: new Date() } });
  note("sampled", id);
}

async function makeSuggestions({ people: { author }, note, secret }: Making) {
  for (const name of ["suggestion", "refusedSuggestion", "ownSuggestion"]) {
    const draft = await propose(author, {
      type: "lab",
      baseVersion: 0,
      content: contentFor("lab", { title: `Lab sans thème ${name}`, aliases: [] }),
      comment: null,
      idempotencyKey: uuid(),
    });
    const wanted = secret(name, "author and reviewers");
    const term = { kind: "new_theme", name: wanted, about: null, note: null } as const;
    note(name, await suggestTerm(author, { revisionId: draft.id, ...term }));
    note(`${name}Proposal`, draft.id);
    await submit(author, draft);
  }
}
