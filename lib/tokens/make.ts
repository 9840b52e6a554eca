/** A person makes a token for a program of theirs: it is shown this once. */
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { line } from "#lib/entries/fields";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { DAYS, MAX_TOKENS, scopes } from "./scopes";
import { newToken, tokenHash } from "./secret";

const schema = z.strictObject({
  name: line(100),
  scopes: z.array(z.enum(scopes)).min(1),
  days: z.coerce.number().refine((days) => DAYS.some((one) => one === days)),
});

const DAY_MS = 86_400_000;

/** @throws DomainError forbidden, invalid (issues a field), conflict (as many as one may have) */
export async function makeToken(
  actor: Actor | null,
  wanted: { name: string; scopes: readonly string[]; days: string },
  now = new Date(),
): Promise<{ id: string; token: string }> {
  authorise(actor, "propose");
  const parsed = schema.safeParse({ ...wanted, scopes: scopes.filter((one) => wanted.scopes.includes(one)) });
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path: [name], code }) => ({
      path: String(name),
      code: code === "too_small" ? "required" : code === "too_big" ? "tooLong" : "invalid",
      params: { max: 100 },
    }));
    throw new DomainError("invalid", "invalidContent", {}, issues);
  }
  const id = uuid();
  const token = newToken();
  const { name, days } = parsed.data;
  await db.$transaction(async (tx) => {
    // One at a time, so that two at once are not one too many.
    await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${actor.id}::uuid FOR NO KEY UPDATE`;
    const own = await tx.apiToken.count({ where: { userId: actor.id, expires: { gt: now } } });
    if (own >= MAX_TOKENS) throw new DomainError("conflict", "tooManyTokens", { max: MAX_TOKENS });
    await tx.apiToken.create({
      data: {
        id,
        userId: actor.id,
        name,
        hash: tokenHash(token),
        scopes: parsed.data.scopes,
        createdAt: now,
        expires: new Date(now.getTime() + days * DAY_MS),
      },
    });
    await audit(tx, now, {
      actorId: actor.id,
      action: "token.create",
      object: "token",
      objectId: id,
      details: { scopes: parsed.data.scopes, days },
    });
  });
  return { id, token };
}
