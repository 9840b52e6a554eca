/**
 * Makes what world.ts describes, through the use cases like everything else.
 *
 *   DATABASE_URL=… AUTH_SECRET=… node --conditions=react-server --import tsx e2e/make-world.ts <file>
 */
import { writeFileSync } from "node:fs";
import { v7 as uuid } from "uuid";
import { newSessionToken } from "#lib/accounts/secrets";
import { openSession } from "#lib/accounts/sessions";
import { isoDay } from "#lib/dates";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { askToken } from "#lib/freshness/token";
import { declareSource } from "#lib/harvest/keep-source";
import { sendMail } from "#lib/mail";
import type { Actor, Role } from "#lib/permissions";
import { objectTo, reportEntry } from "#lib/reports/report";
import type { Content } from "#lib/revisions/changes";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { submit } from "#lib/revisions/submit";
import { addSynonyms } from "#lib/synonyms/edit";
import { acceptance, contentFor, submitCreation } from "#lib/testing/factories";
import { addOrganisation, addTheme } from "#lib/vocabularies/add";
import { mergeThemes } from "#lib/vocabularies/merge";
import { suggestTerm } from "#lib/vocabularies/suggest-term";
import { declareWebhook } from "#lib/webhooks/declare";
import { testWebhook } from "#lib/webhooks/keep";
import { makeAlerts } from "./make-alerts";
import { makeBatch } from "./make-batch";
import { makeHidden } from "./make-hidden";
import { makeTwins } from "./make-merging";
import { makeSelections } from "./make-selections";
import { makeTeams } from "./make-teams";
import { holdFor, makeTrust } from "./make-trust";
import type { World } from "./world";

/** Two runs on one database, while one works on it, do not meet. */
const mark = uuid().slice(-6);

const [file = "world.json"] = process.argv.slice(2);
writeFileSync(file, JSON.stringify(await makeWorld()));

// pg-boss's connection would keep the process alive.
process.exit(0);

async function makeWorld(): Promise<World> {
  const contributor = await makePerson("Maëlle", "contributor");
  // Of what no journey asks whose it is: one person may send sixty proposals in an hour.
  const founder = await makePerson("Yannick", "contributor");
  const neighbour = await makePerson("Bakary", "contributor");
  // No limit of those who begin: journeys send much within the hour.
  for (const { actor } of [contributor, founder, neighbour]) await holdFor(actor, "contributor");
  const moderator = await makePerson("Inès", "moderator");
  const colleague = await makePerson("Octave", "moderator");
  const administrator = await makePerson("Alix", "admin");
  const publish = async (name: string) => {
    const { entry } = await decide(moderator.actor, acceptance(await proposeLab(founder.actor, name)));
    if (!entry) throw new Error("an accepted proposal makes an entry");
    return entry.slug;
  };

  const [archived, merged, mergedInto, edited] = [
    await publish("Lab mis de côté"),
    await publish("Lab en double"),
    await publish("Lab qui reste"),
    await publish("Lab à corriger"),
  ];
  await decide(moderator.actor, acceptance(await proposeEdit(colleague.actor, archived, { archived: true })));
  await decide(moderator.actor, acceptance(await proposeEdit(colleague.actor, merged, { mergedInto })));

  // Its name never leads anywhere: what it is sent fails, which its page shows.
  const webhook = await declareWebhook(contributor.actor, {
    url: "https://webhook.invalid/sillage",
    search: "/fr/labs",
    events: ["published", "archived"],
  });
  await testWebhook(contributor.actor, webhook.id);
  const draft = await propose(contributor.actor, labNamed("Lab en brouillon"));
  const creation = await proposeLab(contributor.actor, "Lab qui attend");
  const contested = await proposeLab(contributor.actor, "Lab que deux relisent");
  const edit = await proposeEdit(contributor.actor, edited, {
    summary: "Un laboratoire régional : il aide les services à essayer avec les habitants avant de choisir.",
    aliases: ["Lab de la Passerelle", "La Passerelle régionale"],
  });
  const returned = await proposeLab(contributor.actor, "Lab à compléter");
  await decide(moderator.actor, {
    ...acceptance(returned),
    verdict: "changes_requested",
    reasonCode: "incomplete",
    reason: "Il manque l’année d’ouverture.",
  });
  const deciding = await makeDeciding(contributor.actor, neighbour.actor, moderator.actor);
  const mail = uuid();
  await sendMail(
    {
      jobId: mail,
      to: contributor.person.email,
      subject: "Un courriel gardé",
      text: "Bonjour,\n\nhttps://exemple.fr/une-adresse",
      html: "<p>Bonjour</p>",
    },
    { MAIL_FROM: "Sillage <no-reply@exemple.fr>", PUBLIC_URL: "https://exemple.fr", demo: true },
  );
  const { id: keptMail } = await db.keptMail.findFirstOrThrow({
    where: { messageId: { contains: mail } },
    select: { id: true },
  });
  return {
    mail: keptMail,
    people: {
      contributor: contributor.person,
      neighbour: neighbour.person,
      moderator: moderator.person,
      colleague: colleague.person,
      administrator: administrator.person,
    },
    alerts: await makeAlerts(founder.actor, moderator.actor, mark),
    selections: await makeSelections(contributor.actor, neighbour.actor, [edited, mergedInto], mark),
    draft: draft.id,
    webhook: webhook.id,
    creation: creation.id,
    edit: edit.id,
    edited,
    contested: contested.id,
    returned: returned.id,
    deciding,
    desk: await makeDesk((await makePerson("Solène", "contributor")).actor),
    ten: await Promise.all(
      Array.from({ length: 10 }, async (_, i) => {
        const title = `Programme ${i} ${mark}`;
        return (await submitCreation(founder.actor, "programme", { title, aliases: [] })).id;
      }),
    ),
    trust: [
      await makeTrust((name) => makePerson(name, "contributor"), moderator.actor, "A", mark),
      await makeTrust((name) => makePerson(name, "contributor"), moderator.actor, "B", mark),
    ],
    batch: await makeBatch(contributor.actor, mark),
    source: await declareSource(administrator.actor, {
      kind: "feed",
      name: `Veille ${mark}`,
      url: `https://veille-${mark}.exemple.fr/flux.xml`,
      language: "fr",
      everyHours: "168",
    }),
    teams: await makeTeams(
      {
        manager: neighbour.actor,
        asking: (await makePerson("Fatou", "contributor")).actor,
        founder: founder.actor,
        moderator: moderator.actor,
        keeper: contributor.actor,
      },
      mark,
    ),
    twins: {
      decided: [await twinsNamed("Lab du quai"), await twinsNamed("Lab de la gare")],
      proposed: [await twinsNamed("Lab du port"), await twinsNamed("Lab du canal")],
    },
    terms: {
      themes: [await makeThemes("Sujet en double"), await makeThemes("Sujet bis")],
      organisations: [await makeBodies("Bureau en double"), await makeBodies("Bureau bis")],
      merged: await makeMerged(),
    },
    reports: await makeReports(edited),
    questions: [
      await makeQuestion("Lab à confirmer"),
      await makeQuestion("Lab à confirmer aussi"),
      await makeQuestion("Lab à confirmer encore"),
    ],
    hidden: await makeHidden((await makePerson("Léo", "contributor")).actor, moderator.actor, {
      mark,
      origin: process.env.PUBLIC_URL ?? "http://localhost:3000",
    }),
    suggestion: await suggestWith(contributor.actor),
    synonyms: (await addSynonyms(administrator.actor, [`mot ${mark}`, `autre mot ${mark}`])).id,
    agenda: {
      island: await publishDated("event", `Rencontre de Saint-Denis ${mark}`, {
        startsOn: "2035-03-14",
        endsOn: "2035-03-15",
        startTime: "09:00",
        endTime: "17:00",
        timezone: null,
        territory: "region-04",
        address: "Saint-Denis",
      }),
      call: await publishDated("programme", `Appel des cinq jours ${mark}`, {
        aliases: [],
        startsOn: null,
        endsOn: null,
        deadlineOn: isoDay(new Date(Date.now() + 5 * 86_400_000)),
      }),
    },
    strangers: [await makeStranger("Solal"), await makeStranger("Thaïs")],
    archived,
    merged,
    mergedInto,
    past: {
      read: await makePast("Lab des retours"),
      readPlain: await makePast("Lab des détours"),
      gone: await makePast("Lab des départs"),
      gonePlain: await makePast("Lab des adieux"),
    },
  };

  /** A proposal that waits, and the theme that its author misses. */
  async function suggestWith(author: Actor) {
    const draft = await propose(author, {
      type: "lab",
      baseVersion: 0,
      content: contentFor("lab", { title: `Lab sans thème ${mark}`, aliases: [] }),
      comment: null,
      idempotencyKey: uuid(),
    });
    const suggestion = {
      kind: "new_theme",
      name: `Thème manquant ${mark}`,
      about: null,
      note: null,
    } as const;
    const id = await suggestTerm(author, { revisionId: draft.id, ...suggestion });
    await submit(author, draft);
    return id;
  }

  async function makeThemes(label: string) {
    const [name, other] = [`${label} ${mark}`, `${label} ${mark}, qui reste`];
    const add = async (labelFr: string) =>
      (await addTheme(moderator.actor, { labelFr, labelEn: `${labelFr} (en)`, group: "cross-cutting" })).slug;
    const [from, into] = [await add(name), await add(other)];
    return { from, name, into, entry: await publishLab(`Lab du ${name}`, { themes: [from] }) };
  }

  async function makeBodies(label: string) {
    const [name, other] = [`${label} ${mark}`, `${label} ${mark}, qui reste`];
    const fields = {
      acronym: null,
      fullName: null,
      aliases: [],
      kind: "state-service",
      country: "FR",
      parent: null,
    };
    const add = async (named: string) =>
      (await addOrganisation(moderator.actor, { name: named, ...fields })).slug;
    const [from, into] = [await add(name), await add(other)];
    const credits = [{ role: "operator", name, note: null, organisation: from, entry: null }];
    return { from, name, into, entry: await publishLab(`Lab du ${name}`, { credits }) };
  }

  async function makeMerged() {
    const { from, into } = await makeThemes("Sujet déjà fusionné");
    await mergeThemes(moderator.actor, { slug: from, into });
    return from;
  }

  function twinsNamed(name: string) {
    return makeTwins({ founder: founder.actor, moderator: moderator.actor }, name, mark);
  }

  async function publishLab(title: string, changes: Content) {
    const proposal = await submitCreation(founder.actor, "lab", { title, aliases: [], ...changes });
    const { entry } = await decide(moderator.actor, acceptance(proposal));
    if (!entry) throw new Error("an accepted proposal makes an entry");
    return entry.slug;
  }

  async function publishDated(type: "event" | "programme", title: string, changes: Content) {
    const { entry } = await decide(
      moderator.actor,
      acceptance(await submitCreation(founder.actor, type, { title, ...changes })),
    );
    if (!entry) throw new Error("an accepted proposal makes an entry");
    return entry.slug;
  }

  /** The clock cannot be moved: the question that the worker would ask in a year. */
  async function makeQuestion(name: string) {
    const slug = await publish(name);
    const { id: entryId } = await db.entry.findUniqueOrThrow({ where: { slug }, select: { id: true } });
    const id = uuid();
    await db.freshnessAsk.create({ data: { id, entryId, userId: founder.actor.id, askedAt: new Date() } });
    return { slug, token: askToken(id) };
  }

  async function makeStranger(name: string) {
    const { actor, person } = await makePerson(`${name} ${mark}`, "contributor");
    return { ...person, id: actor.id };
  }

  /** A lab whose name changes twice, and a resource that names it in every way. */
  async function makePast(name: string) {
    const slug = await publish(name);
    const titles: [string, string, string] = [
      `${name} ${mark}`,
      `${name} ${mark}, bis`,
      `${name} ${mark}, ter`,
    ];
    for (const title of titles.slice(1)) {
      const changes = { title, summary: `Ce que l’on dit de lui sous le nom « ${title} ».` };
      await decide(moderator.actor, acceptance(await proposeEdit(founder.actor, slug, changes)));
    }
    const citing = await submitCreation(founder.actor, "resource", {
      title: `Document de ${slug}`.replaceAll("-", " ").replace("lab des", "ces"),
      credits: [{ role: "author", name: titles[2], note: null, organisation: null, entry: slug }],
      relations: [{ kind: "described-in", to: slug, note: null }],
      sources: [{ document: titles[2], locator: null, highlighted: false, entry: slug }],
    });
    const { entry } = await decide(moderator.actor, acceptance(citing));
    if (!entry) throw new Error("an accepted proposal makes an entry");
    return { slug, citedBy: entry.slug, titles };
  }
}

/** What a visitor says of a lab, and what a person named in it asks. */
async function makeReports(slug: string): Promise<string[]> {
  const written = { type: "lab", slug, email: "", lang: "fr", ip: "2001:db8:7::1" } as const;
  const said = await reportEntry({
    ...written,
    kind: "outdated",
    body: "Ce lab a changé d’adresse au printemps.",
    idempotencyKey: uuid(),
  });
  const asked = await objectTo({
    ...written,
    email: `objection-${mark}@exemple.fr`,
    person: "Camille Exemple",
    body: "Je ne travaille plus là et ne veux plus y être citée.",
    idempotencyKey: uuid(),
  });
  const reports = await db.report.findMany({
    where: { reference: { in: [said.reference, asked.reference] } },
    select: { id: true },
    orderBy: { createdAt: "asc" },
  });
  return reports.map(({ id }) => id);
}

async function makeDeciding(author: Actor, other: Actor, moderator: Actor): Promise<World["deciding"]> {
  const publish = async (name: string) => {
    const { entry } = await decide(moderator, acceptance(await proposeLab(author, name)));
    if (!entry) throw new Error("an accepted proposal makes an entry");
    return entry.slug;
  };
  const edit = async (by: Actor, slug: string, changes: Content) => ({
    id: (await proposeEdit(by, slug, changes)).id,
    slug,
  });
  const partial = async () =>
    edit(author, await publish("Lab en partie"), {
      title: `Lab renommé à tort ${mark}`,
      summary: "Un résumé maladroit du lab.",
      url: "https://exemple.fr/adresse-neuve",
    });
  const conflict = async () => {
    const slug = await publish("Lab disputé");
    const slow = await edit(author, slug, {
      title: `Le lab de son auteur ${mark}`,
      summary: "Un résumé que personne d’autre n’a touché.",
    });
    const quick = await proposeEdit(other, slug, { title: `Le lab de quelqu’un d’autre ${mark}` });
    await decide(moderator, acceptance(quick));
    return slow;
  };
  const moving = await publish("Lab qui bouge");
  const double = await publish("Fabrique des mobilités douces");
  const again = await proposeLab(author, "Lab qui revient");
  await decide(moderator, {
    ...acceptance(again),
    verdict: "changes_requested",
    reasonCode: "unclear",
    reason: "Dites ce qu’il fait.",
  });
  const amended = contentFor("lab", { title: `Lab qui revient ${mark}`, summary: "Il prête des outils." });
  const draft = { type: "lab" as const, baseVersion: 0, comment: null, idempotencyKey: uuid() };
  await submit(author, await propose(author, { ...draft, revisionId: again.id, content: amended }));
  return {
    partial: [await partial(), await partial()],
    conflict: [await conflict(), await conflict(), await conflict()],
    moving: {
      slow: await edit(author, moving, { title: `Lab bougé lentement ${mark}` }),
      quick: await edit(other, moving, { title: `Lab bougé vite ${mark}` }),
    },
    double: {
      id: (await proposeLab(author, "La Fabrique des mobilités douces")).id,
      existing: double,
    },
    again: again.id,
    held: [(await proposeLab(author, "Lab à prendre")).id, (await proposeLab(author, "Lab à rendre")).id],
  };
}

async function makeDesk(author: Actor): Promise<World["desk"]> {
  const lab = async (name: string) => ({
    id: (await proposeLab(author, name)).id,
    title: `${name} ${mark}`,
  });
  const three = async (name: string) => [
    await lab(`${name} un`),
    await lab(`${name} deux`),
    await lab(`${name} trois`),
  ];
  return {
    together: [await three("Lab ensemble"), await three("Lab groupé")],
    answered: [await lab("Lab promotionnel"), await lab("Lab publicitaire")],
    asked: await lab("Lab sur lequel on hésite"),
    live: await lab("Lab que l’on voit prendre"),
  };
}

async function makePerson(name: string, role: Role) {
  const actor: Actor = { id: uuid(), name, role };
  const email = `${actor.id}@exemple.fr`;
  const now = new Date();
  const session = newSessionToken();
  await db.user.create({ data: { ...actor, email, emailVerified: now, createdAt: now } });
  await db.$transaction((tx) => openSession(tx, { token: session, userId: actor.id, by: "link" }, now));
  return { actor, person: { name, email, session } };
}

async function proposeLab(author: Actor, name: string) {
  return submit(author, await propose(author, labNamed(name)));
}

function labNamed(name: string) {
  const content = contentFor("lab", { title: `${name} ${mark}` });
  return { type: "lab" as const, baseVersion: 0, content, comment: null, idempotencyKey: uuid() };
}

async function proposeEdit(author: Actor, slug: string, changes: Content) {
  const entry = await db.$transaction((tx) => getCurrentEntry(tx, { slug }));
  if (!entry) throw new Error(`no entry ${slug}`);
  const draft = await propose(author, {
    type: entry.type,
    slug,
    baseVersion: entry.version,
    content: { ...entry.content, ...changes },
    comment: "Pour que la fiche dise ce qui est.",
    idempotencyKey: uuid(),
  });
  return submit(author, draft);
}
