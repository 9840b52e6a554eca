/** How long answers take is told to everyone, as drawings, as a table and as JSON, without JavaScript. */
import { z } from "zod";
import { expect, test } from "./fixtures";

const service = z.object({
  at: z.iso.datetime(),
  promisedDays: z.number(),
  waiting: z.object({ count: z.number(), oldest: z.iso.datetime().nullable(), late: z.number() }),
  total: z.object({
    answered: z.number(),
    medianHours: z.number().nullable(),
    p90Hours: z.number().nullable(),
    acceptanceRate: z.number().min(0).max(1).nullable(),
  }),
  months: z.array(z.object({ month: z.string(), accepted: z.number() })).length(12),
  reasons: z.array(z.object({ verdict: z.string(), code: z.string(), count: z.number() })),
});

test("the page tells what waits, how long answers take and why, month by month", async ({ plain }) => {
  await plain.goto("/fr");
  await plain.getByRole("contentinfo").getByRole("link", { name: "Délais de relecture" }).click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Délais de relecture");
  await expect(plain.getByRole("main")).toContainText("14 jours");
  const drawings = plain.getByRole("main").getByRole("img");
  await expect(drawings).toHaveCount(2);
  for (const drawing of await drawings.all()) await expect(drawing).toHaveAttribute("aria-label", /tableau/);
  await expect(plain.getByRole("table", { name: "Mois par mois" }).getByRole("row")).toHaveCount(13);
  await expect(plain.getByRole("table", { name: /^Motifs/ })).toContainText("Incomplète");
});

test("programs read the same figures, from any site", async ({ request }) => {
  const answer = await request.get("/api/v1/service");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["access-control-allow-origin"]).toBe("*");
  const { waiting, total } = service.parse(await answer.json());
  expect(waiting.count).toBeGreaterThan(0);
  expect(total.answered).toBeGreaterThan(0);
});
