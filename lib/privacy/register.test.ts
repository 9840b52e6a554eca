import { expect, test } from "vitest";
import { registerLines } from "./lines";
import { printRegister } from "./print";

test("the document is the register, as the public page shows it", async () => {
  await expect(printRegister()).toMatchFileSnapshot("../../docs/privacy.md");
});

test("both languages say the same number of lines, each whole", () => {
  const [fr, en] = [registerLines("fr"), registerLines("en")];
  expect(fr.map(({ id }) => id)).toEqual(en.map(({ id }) => id));
  for (const { what, why, basis, kept, title } of [...fr, ...en])
    for (const words of [what, why, basis, kept, title]) expect(words.length).toBeGreaterThan(3);
});
