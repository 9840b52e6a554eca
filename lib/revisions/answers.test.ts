import { expect, test } from "vitest";
import { composeAnswer, isUnfinished } from "./answers";

test("an answer is the ready text, then the moderator’s words: after a colon on the same line, else below", () => {
  expect(composeAnswer("Merci. Il y manque :", " l’année ")).toBe("Merci. Il y manque : l’année");
  expect(composeAnswer("Merci.", "Voyez aussi le guide.")).toBe("Merci.\n\nVoyez aussi le guide.");
  expect(composeAnswer("Merci.", " ")).toBe("Merci.");
  expect(composeAnswer(null, " Non. ")).toBe("Non.");
  expect(composeAnswer(null, "")).toBe("");
});

test("a text that ends with a colon is to be finished", () => {
  expect(isUnfinished("Il y manque encore : ")).toBe(true);
  expect(isUnfinished("Merci : c’est noté.")).toBe(false);
});
