/** What of make-authorisation.ts is one person's own: sessions, tokens, webhooks, selections, alerts; and what administrators keep. */
import { v7 as uuid } from "uuid";
import { addressTokenHash } from "#lib/accounts/secrets";
import { db } from "#lib/db";
import { makeDump } from "#lib/dumps/make-dump";
import { env } from "#lib/env";
import { declareSource } from "#lib/harvest/keep-source";
import { askForPdf } from "#lib/pdf/ask";
import type { Actor } from "#lib/permissions";
import { addAnswer } from "#lib/revisions/edit-answers";
import { addEntry } from "#lib/selections/add-entry";
import { hideSelection } from "#lib/selections/hide-selection";
import { createSelection } from "#lib/selections/keep-selection";
import { askForAlert } from "#lib/subscriptions/ask-for-alert";
import { linkToken } from "#lib/subscriptions/token";
import { addSynonyms } from "#lib/synonyms/edit";
import { asking, follow } from "#lib/testing/alerts";
import { makeToken } from "#lib/tokens/make";
import { declareWebhook } from "#lib/webhooks/declare";
import type { Making } from "./make-authorisation";

export async function makeAuthorisationOwn(making: Making): Promise<void> {
  // A little later by the clock: one that begins right after a removal is not trusted.
  await makeDump(env.PUBLIC_URL, new Date(Date.now() + 30_000));
  await makeAccount(making);
  await makeSelections(making);
  await makeAlerts(making);
  await makeAdministration(making);
}

async function makeAccount({ people: { author, contributor, sender }, note, secret }: Making) {
  const now = new Date();
  for (const name of ["session", "otherSession"]) {
    const id = uuid();
    const expires = new Date(now.getTime() + 20 * 86_400_000);
    await db.session.create({
      data: { id, sessionToken: uuid(), userId: author.id, expires, createdAt: now },
    });
    note(name, id);
  }
  const issuer = "https://proconnect.exemple.fr";
  const identity = { id: uuid(), userId: contributor.id, issuer, createdAt: now };
  await db.account.create({ data: { ...identity, subject: secret("subject", "contributor") } });
  note("identity", identity.id);
  const passkeyOf = async (person: Actor, name: string) => {
    const id = uuid();
    const made = {
      credentialId: id,
      publicKey: Buffer.from("clé"),
      counter: 0,
      transports: [],
      synced: false,
    };
    await db.passkey.create({ data: { id, userId: person.id, name, createdAt: now, ...made } });
    return id;
  };
  note("passkey", await passkeyOf(author, secret("passkey", "author")));
  // Of someone who has lost it.
  await passkeyOf(sender, "Clé perdue");
  const named = { name: secret("token", "author"), scopes: ["read:own"], days: "30" };
  note("token", (await makeToken(author, named)).id);

  const domain = secret("webhook", "author and administrators");
  const url = `https://${domain}.exemple.fr/ici`;
  const webhook = await declareWebhook(author, { url, search: "/fr/evenements", events: ["published"] });
  note("webhook", webhook.id);
  const delivery = { id: uuid(), webhookId: webhook.id, event: "test", state: "failed" } as const;
  await db.webhookDelivery.create({
    data: { ...delivery, createdAt: now, nextAt: now, until: now, failure: "unknownHost" },
  });
  note("delivery", delivery.id);

  // The link of a mail, whose token a job holds otherwise.
  const token = uuid();
  await db.emailChange.create({
    data: {
      userId: sender.id,
      newEmail: `${secret("newaddress", "its person")}@exemple.fr`,
      newTokenHash: addressTokenHash(token),
      oldConfirmedAt: now,
      expires: new Date(now.getTime() + 3_600_000),
    },
  });
  note("addressToken", token);
}

async function makeSelections({ people: { author, contributor, moderator }, note, secret }: Making) {
  const { slug } = await db.entry.findFirstOrThrow({ where: { title: "Lab montré" } });
  const make = async (
    name: string,
    by: Actor,
    title: string,
    visibility: "private" | "link" | "public",
    annotation = "À lire.",
  ) => {
    const id = await createSelection(by, { title, description: "Pour **commencer**.", visibility });
    await addEntry(by, { slug, to: id, title: "", note: annotation, lang: "fr" });
    note(name, id);
    return id;
  };
  const own = await make(
    "private",
    author,
    secret("private", "author"),
    "private",
    secret("annotation", "author"),
  );
  await make("deleted", author, secret("deleted", "author"), "private");
  await make("link", author, "Par son adresse", "link");
  await make("public", author, "Pour tous", "public");
  const hidden = await make("hidden", contributor, secret("hidden", "contributor and reviewers"), "public");
  await hideSelection(moderator, {
    id: hidden,
    hides: true,
    reason: secret("whyhidden", "contributor and reviewers"),
  });
  // The server's own job makes it.
  const about = { kind: "selection", lang: "fr", id: own } as const;
  await askForPdf(about, { reader: author, ip: "2001:db8::1", origin: env.PUBLIC_URL, now: new Date() });
  note("document", (await db.pdfDocument.findFirstOrThrow()).id);
}

async function makeAlerts({ note, secret }: Making) {
  const { slug } = await db.entry.findFirstOrThrow({ where: { title: "Lab montré" } });
  const address = () => `${secret("subscriber", "nobody")}@exemple.fr`;
  for (const name of ["changed", "erased", "stopped"]) {
    const id = await follow({ slug }, address(), { frequency: "weekly" });
    const { subscriberId } = await db.subscription.findUniqueOrThrow({ where: { id } });
    note(`${name}Alert`, id);
    note(`${name}AlertPage`, linkToken("page", subscriberId));
    note(`${name}AlertStop`, linkToken("stop", subscriberId));
  }
  await askForAlert(null, asking({ slug }, address()));
  const waits = await db.subscription.findFirstOrThrow({ where: { confirmedAt: null } });
  note("confirmToken", linkToken("confirm", waits.id));
}

async function makeAdministration({ people: { administrator, founder }, note, secret }: Making) {
  note(
    "source",
    await declareSource(administrator, {
      kind: "feed",
      name: secret("source", "administrators"),
      url: `https://${secret("sourceurl", "administrators")}.exemple.fr/flux.xml`,
      language: "fr",
      everyHours: "168",
    }),
  );
  const set = await addSynonyms(administrator, ["coup de pouce", "nudge"]);
  note("synonyms", set.id);
  note("removedSynonyms", (await addSynonyms(administrator, ["essai", "pilote"])).id);
  note("synonymsAct", (await addSynonyms(administrator, ["atelier", "séance"])).actId);
  for (const name of ["answer", "droppedAnswer"])
    await addAnswer(administrator, {
      verdict: "rejected",
      reasonCode: "out-of-scope",
      labelFr: name,
      labelEn: name,
      textFr: "Ce n’est pas le sujet.",
      textEn: "This is off topic.",
    });
  for (const { id, labelFr } of await db.answerTemplate.findMany()) note(labelFr, id);
  note("person", founder.id);
  const letter = { id: uuid(), source: uuid() };
  const told = await db.notification.findFirstOrThrow({ where: { userId: founder.id } });
  await db.$executeRaw`
    INSERT INTO pgboss.job (id, name, data, source_id)
    VALUES (${letter.id}::uuid, 'mail-failed', '{"kind":"notification"}'::jsonb, ${told.id}::uuid)`;
  note("letter", letter.id);
}
