import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPersonalData } from "./personal-data";

const found = (text: string) => findPersonalData(text).map(({ kind, text: said }) => `${kind} ${said}`);

describe("e-mail addresses of people", () => {
  test.each([
    "Écrire à camille.durand@exemple.gouv.fr avant vendredi",
    "(camille.durand@exemple.gouv.fr)",
    "camille.durand@exemple.gouv.fr.",
    "<camille.durand@exemple.gouv.fr>",
  ])("are found in « %s »", (text) => {
    expect(found(text)).toEqual(["email camille.durand@exemple.gouv.fr"]);
  });

  test("are found under a light disguise", () => {
    expect(found("camille.durand [at] exemple.fr")).toEqual(["email camille.durand [at] exemple.fr"]);
    expect(found("camille(arobase)exemple.fr")).toHaveLength(1);
  });

  test.each([
    "contact@exemple.fr",
    "inscriptions@exemple.fr",
    "Équipe : equipe-lab@exemple.fr",
    "le compte @exemple sur les réseaux",
    "3 ateliers @ Paris",
    "user@localhost",
  ])("are not seen in « %s »", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("telephone numbers", () => {
  test.each([
    "01 23 45 67 89",
    "01.23.45.67.89",
    "01-23-45-67-89",
    "0612345678",
    "07\u00a012\u00a034\u00a056\u00a078",
    "+33 1 23 45 67 89",
    "+33 (0)6 12 34 56 78",
    "0033 6 12 34 56 78",
    "+262 692 12 34 56",
    "+44 20 7946 0018",
    "+1 202-555-0143",
    "+32 2 123 45 67",
    "+49 30 12345678",
  ])("are found: %s", (number) => {
    expect(found(`Renseignements au ${number}, le matin.`)).toEqual([`telephone ${number}`]);
  });

  test.each([
    "ISBN 978-2-11-145678-9",
    "ISBN : 0262033844",
    "ISBN-10 0-262-03384-4",
    "ISSN 0152-7401",
    "doi 10.3917/rfap.166.0509",
    "https://doi.org/10.0612345678",
    "https://exemple.fr/0612345678",
    "SIRET 123 456 789 01234",
    "du 14 au 16 novembre 2018",
    "2018-11-23",
    "07.11.2018",
    "de 1 000 000 000 €",
    "01 200 000 000 euros",
    "p. 123-145, n° 166, 2018/2",
    "10 000 agents et 35 000 habitants",
    "le 3939 ou le 0 800 123 456",
    "arXiv:0612.345678",
    "+ 25 % en 10 ans",
  ])("are not seen in « %s »", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("any text is read in a time proportional to its length", () => {
  for (const piece of ["a", "a.", "0", "01 ", "@", "a@", "+", "ISBN ", "1 ", "a@b.", "(at)", "http://"]) {
    const text = piece.repeat(20_000);
    const started = performance.now();
    findPersonalData(text);
    expect(performance.now() - started, piece).toBeLessThan(1500);
  }
});

test("what is found is in the text, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      for (const { text: said } of findPersonalData(text)) expect(text).toContain(said);
    }),
  );
});
