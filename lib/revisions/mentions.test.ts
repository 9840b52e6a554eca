import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionedIn, mentionParts, unclearMentions } from "./mentions";

const person = (name: string) => ({ id: name, name });
const names = (body: string, ...known: string[]) =>
  mentionedIn(body, known.map(person)).map(({ name }) => name);

test("an at sign and a name, whole or its first word, names a colleague, whatever the case and the accents", () => {
  const known = ["Inès Morel", "Œnone", "Jean-Marc Duval"];
  expect(names("@Inès Morel, qu’en pensez-vous ?", ...known)).toEqual(["Inès Morel"]);
  expect(names("à voir (@ines)", ...known)).toEqual(["Inès Morel"]);
  expect(names("@œnone et @JEAN-MARC.", ...known)).toEqual(["Œnone", "Jean-Marc Duval"]);
  expect(names("@Ine\u0300s !", ...known)).toEqual(["Inès Morel"]);
  expect(names("@Inès @Inès Morel", ...known)).toEqual(["Inès Morel"]);
});

test("an address, a longer word or an unknown name is nobody", () => {
  expect(names("camille@ines.fr", "Ines")).toEqual([]);
  expect(names("@Jeanne, @Jean-Marc, @ Jean, Jean", "Jean")).toEqual([]);
  expect(names("@Octave", "Jean")).toEqual([]);
  expect(names("@", "Jean", "")).toEqual([]);
});

test("a name that several have tells nobody, and is said; the longer name, and the whole one, is clear", () => {
  const known = ["Jean Petit", "Jean Grand", "Jean"].map(person);
  expect(mentionedIn("@Jean Petit puis @Jean", known).map(({ id }) => id)).toEqual(["Jean Petit", "Jean"]);
  const two = known.slice(0, 2);
  expect(mentionedIn("@jean ?", two)).toEqual([]);
  expect(unclearMentions("@jean ? @jean !", two)).toEqual(["@jean"]);
});

test("the parts put together are the note", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("@", "Inès", "Inès Morel", " ", "é", "-", "œ", "\n", "💬")),
      (words) => {
        const body = words.join("").normalize("NFC");
        const parts = mentionParts(body, [person("Inès Morel"), person("Inès")]);
        expect(parts.map(({ text }) => text).join("")).toBe(body);
      },
    ),
  );
});
