/** What people choose about themselves: the name that others see, and the language of their mails. */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { isLang } from "#lib/messages/index";
import { type Actor, authorise } from "#lib/permissions";
import { limitAct } from "#lib/rate-limit";
import { tags } from "#lib/tags";
import { fold, tidyLine, UNREADABLE } from "#lib/text";
import { lockUser } from "./lock-user";

const NAME_MIN = 2;
export const NAME_MAX = 80;

const HOUR_MS = 3_600_000;
/** Each is a line of the audit, for ever, and has pages made anew. */
const CHANGES_PER_HOUR = 30;

/**
 * Changes public name and language. `tags`: the cached pages that show the name.
 * @throws DomainError invalid, too-many
 */
export async function changeProfile(
  actor: Actor | null,
  typed: { name: string; language: string },
  now = new Date(),
): Promise<{ tags: string[] }> {
  authorise(actor, "propose");
  const name = tidyLine(typed.name.normalize("NFKC"));
  const { language } = typed;
  const wrong = whatIsWrong(name);
  if (wrong) throw new DomainError("invalid", "invalidProfile", {}, [{ path: "name", ...wrong }]);
  if (!isLang(language))
    throw new DomainError("invalid", "invalidProfile", {}, [{ path: "language", code: "notInList" }]);
  return db.$transaction(async (tx) => {
    const before = await lockUser(tx, actor.id);
    if (before.name === name && before.language === language) return { tags: [] };
    const limit = { name: "profile.account", value: actor.id, max: CHANGES_PER_HOUR, windowMs: HOUR_MS };
    await limitAct(tx, [limit], now);
    await tx.user.update({ where: { id: actor.id }, data: { name, language } });
    // What changed, and never the name itself: the audit outlives the account.
    const details = { name: before.name !== name, language: before.language !== language };
    await audit(tx, now, {
      actorId: actor.id,
      action: "user.profile",
      object: "user",
      objectId: actor.id,
      details,
    });
    return { tags: before.name === name ? [] : await pagesNaming(tx, actor.id) };
  });
}

/** The cached pages on which the person's name stands: those of the entries that they wrote or decided on. */
export async function pagesNaming(tx: Transaction, userId: string): Promise<string[]> {
  const entries = await tx.entry.findMany({
    where: { decisions: { some: { OR: [{ moderatorId: userId }, { revision: { authorId: userId } }] } } },
    select: { slug: true },
  });
  return entries.map(({ slug }) => tags.entry(slug));
}

function whatIsWrong(name: string): { code: string; params?: Record<string, number> } | null {
  const { length } = [...name];
  if (length === 0) return { code: "required" };
  if (length < NAME_MIN) return { code: "tooShort", params: { min: NAME_MIN } };
  if (length > NAME_MAX) return { code: "tooLong", params: { max: NAME_MAX } };
  // Marks that change the direction of what follows, or that cannot be seen.
  if (name.includes(UNREADABLE) || /[\p{Cf}\p{Co}\p{Cn}]/u.test(name)) return { code: "unreadable" };
  if (/[@/\\<>]/.test(name) || !/\p{L}/u.test(name)) return { code: "notName" };
  return RESERVED.test(fold(name).replace(/[^\p{L}\p{N}]+/gu, " ")) ? { code: "reservedName" } : null;
}

/** Names under which someone would pass for those who keep the directory, or for those who have left it. */
const RESERVED =
  /\b(moderat(ion|eur|rice|or)s?|administrat(ion|eur|rice|or)s?|admins?|sillage|relecture du catalogue|anonyme|anonymous|equipe de moderation|proconnect)\b/;
