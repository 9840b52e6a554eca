import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { archive } from "#lib/revisions/archive";
import { remove } from "#lib/revisions/remove";
import { createEntry, createOrganisation, createTheme, createUser } from "#lib/testing/factories";
import { type AnswerGroup, complete } from "./complete";

beforeAll(async () => {
  for (const [title, summary] of [
    ["Évaluation", "Une méthode."],
    ["Évaluations d’impact", "Pour mesurer ce que l’évaluation change."],
    ["L’évaluation des politiques publiques, mode d’emploi", "Évaluer pour décider."],
    ["Guide de l’évaluation", "Un guide."],
    ["Le chat 100 %_", "Des signes dans un titre."],
    ["Les tiers-lieux en Bretagne", "Où ils sont, par cœur et avec bienveillance."],
    ["Œuvrer ensemble", "Ce que coopérer veut dire."],
  ] as const)
    await createEntry("resource", { title, summary });
  await createEntry("lab", { title: "La 27e Région", aliases: ["Transfo"], language: "en" });

  const [sgmap, ditp] = [
    await createOrganisation("sgmap", "SGMAP"),
    await createOrganisation("ditp", "DITP"),
  ];
  await db.organisation.update({
    where: { id: sgmap.id },
    data: { fullName: "Secrétariat général pour la modernisation de l’action publique", acronym: "SGMAP" },
  });
  await db.organisation.update({
    where: { id: ditp.id },
    data: { fullName: "Direction interministérielle de la transformation publique", aliases: ["La Ditp"] },
  });
  await db.organisationSuccession.create({
    data: { predecessorId: sgmap.id, successorId: ditp.id, year: 2017 },
  });
  await db.organisation.create({
    data: { id: uuid(), slug: "ocde", name: "OCDE", kind: "international", aliases: ["OECD"] },
  });
  const double = await createOrganisation("sgmap-bis", "SGMAP (bis)");
  await db.organisation.update({ where: { id: double.id }, data: { mergedIntoId: sgmap.id } });

  const theme = await createTheme("evaluation-impact");
  await db.theme.update({
    where: { id: theme.id },
    data: { labelFr: "Évaluation et mesure d’impact", labelEn: "Evaluation and impact measurement" },
  });
  for (const [slug, change] of [
    ["evaluation-bis", { mergedIntoId: theme.id }],
    ["evaluation-ancienne", { deprecatedAt: new Date() }],
  ] as const) {
    await createTheme(slug);
    await db.theme.update({ where: { slug }, data: { ...change, labelFr: `Évaluation ${slug}` } });
  }
}, 120_000);

async function answers(typed: string, group?: AnswerGroup, lang: "fr" | "en" = "fr"): Promise<string[]> {
  const all = await complete(typed, lang);
  return all.filter((answer) => !group || answer.group === group).map(({ label }) => label);
}

describe("entries", () => {
  test("come with the exact title first, then those that begin so, then those that hold the words", async () => {
    expect(await answers("évaluation", "entry")).toEqual([
      "Évaluation",
      "Évaluations d’impact",
      "Guide de l’évaluation",
      "L’évaluation des politiques publiques, mode d’emploi",
    ]);
  });

  test.each([
    ["EVALUATION DES POL", "L’évaluation des politiques publiques, mode d’emploi"],
    ["l'évaluatio", "L’évaluation des politiques publiques, mode d’emploi"],
    ["politiques evalu", "L’évaluation des politiques publiques, mode d’emploi"],
    ["tiers lieux", "Les tiers-lieux en Bretagne"],
    ["tiers-l", "Les tiers-lieux en Bretagne"],
    ["bretagne", "Les tiers-lieux en Bretagne"],
    ["oeuvr", "Œuvrer ensemble"],
    ["œuvrer ens", "Œuvrer ensemble"],
    ["27e", "La 27e Région"],
    ["région", "La 27e Région"],
    ["transfo", "La 27e Région"],
    ["100 %_", "Le chat 100 %_"],
    ["guide de l’évaluation ", "Guide de l’évaluation"],
  ])("are found by %s", async (typed, title) => {
    expect(await answers(typed, "entry")).toContain(title);
  });

  test("say what they are, in which language they are written, and where they stand", async () => {
    const [answer] = await complete("la 27", "fr");
    expect(answer).toMatchObject({ group: "entry", label: "La 27e Région", lang: "en" });
    expect(answer?.detail).toMatch(/^Lab, /);
    expect(answer?.href).toMatch(/^\/fr\/labs\/la-27e-region/);
    const [english] = await complete("la 27", "en");
    expect(english).toMatchObject({ lang: null });
    expect(english?.href).toMatch(/^\/en\/labs\//);
  });

  test("are not found by the signs of a pattern or of a query", async () => {
    for (const typed of [
      "%",
      "__",
      "%_",
      "évaluation %",
      "a:*",
      "& | !",
      "\u0000",
      "\ud800x\ud800",
      "'--",
      "\\",
    ]) {
      await expect(complete(typed, "fr")).resolves.toBeInstanceOf(Array);
    }
    expect(await answers("%")).toEqual([]);
    expect(await answers("____")).toEqual([]);
  });
});

describe("organisations", () => {
  test("of before say what they became, and those that took their place have their own answer", async () => {
    const [before] = await complete("sgm", "fr");
    expect(before).toEqual({
      group: "organisation",
      label: "SGMAP (aujourd’hui DITP)",
      detail: "Secrétariat général pour la modernisation de l’action publique",
      lang: null,
      href: "/fr/organisations/sgmap",
    });
    expect(await answers("sgmap", "organisation", "en")).toEqual(["SGMAP (now DITP)"]);
    expect(await answers("ditp", "organisation")).toEqual(["DITP"]);
  });

  test("are found by any of their names, and say which when it is not the one shown", async () => {
    expect(await complete("oecd", "fr")).toMatchObject([{ label: "OCDE", detail: "OECD" }]);
    expect(await complete("transformation pub", "fr")).toMatchObject([
      { label: "DITP", detail: "Direction interministérielle de la transformation publique" },
    ]);
  });

  test("that were merged are not among them", async () => {
    expect(await answers("sgmap bis")).toEqual([]);
  });
});

describe("themes", () => {
  test("are in the language of the page, whichever was typed; what is no longer offered is left out", async () => {
    expect(await answers("évaluation", "theme")).toEqual(["Évaluation et mesure d’impact"]);
    expect(await answers("measurem", "theme", "en")).toEqual(["Evaluation and impact measurement"]);
    expect(await answers("measurem", "theme")).toEqual(["Évaluation et mesure d’impact"]);
  });
});

describe("words", () => {
  test("end the one that is typed, as they are written in texts, one of those that find the same", async () => {
    expect(await answers("eval", "word")).toContain("évaluation");
    expect(await answers("évaluatio", "word")).toEqual(["évaluation"]);
    expect(await answers("bienveil", "word")).toEqual(["bienveillance"]);
    expect(await answers("coop", "word")).toEqual(["coopérer"]);
  });

  test("keep what stands before, and find something with it", async () => {
    expect(await answers("Politiques publiques, éval", "word")).toContain("Politiques publiques, évaluation");
    expect(await answers("bretagne bienveil", "word")).toEqual(["bretagne bienveillance"]);
    expect(await answers("guide bienveil", "word")).toEqual([]);
  });

  test("are never what was typed already", async () => {
    expect(await answers("bienveillance", "word")).toEqual([]);
  });
});

describe("what is not to be read", () => {
  test("is never proposed: taken down, put away, merged; nor a word that only these had", async () => {
    const moderator = await createUser("moderator");
    const gone = await createEntry("lab", { title: "Zyxophone des secrets", summary: "Du zyxographe." });
    const away = await createEntry("lab", { title: "Zyxomètre", summary: "Mis de côté." });
    const double = await createEntry("lab", { title: "Zyxodouble", mergedInto: "evaluation" });
    expect(await answers("zyxo", "entry")).toEqual(["Zyxomètre", "Zyxophone des secrets"]);
    expect(await answers("zyxog", "word")).toEqual(["zyxographe"]);
    await remove(moderator, { slug: gone.slug, reasonCode: "personal-data", reason: "Un nom." });
    await archive(moderator, { slug: away.slug, seenVersion: 1, reason: "N’existe plus." });
    expect(double.slug).toBe("zyxodouble");
    expect(await answers("zyxo")).toEqual([]);
    expect(await answers("zyxog")).toEqual([]);
  });
});

describe("in all", () => {
  test("ten answers at most, all groups among them, in order", async () => {
    for (let index = 0; index < 12; index++) {
      await createEntry("resource", { title: `Prototype numéro ${index}`, summary: "Des prototypages." });
      await createOrganisation(`prototype-${index}`, `Prototype ${index} SARL`);
      await createTheme(`prototyper-${index}`);
    }
    const groups = (await complete("proto", "fr")).map(({ group }) => group);
    expect(groups).toEqual([
      ...Array<AnswerGroup>(5).fill("entry"),
      "organisation",
      "organisation",
      "theme",
      "theme",
      "word",
    ]);
  }, 120_000);

  test("none to nothing, one letter or signs; short words tell nothing beside others", async () => {
    for (const typed of ["", " ", "é", "l'", "a b c", "🙂", "\u202e"])
      expect(await complete(typed, "fr")).toEqual([]);
    expect(await answers("guide é", "entry")).toEqual(["Guide de l’évaluation"]);
  });
});
