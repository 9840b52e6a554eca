/** A person chooses how often they want mails about what; their page tells them everything at once, whatever they choose. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { type Frequency, type NotificationKind, notificationKinds } from "#lib/notification-kinds";
import { type Actor, authorise } from "#lib/permissions";
import { limitAct } from "#lib/rate-limit";

export type Frequencies = Partial<Record<NotificationKind, Frequency>>;

const HOUR_MS = 3_600_000;
/** Each is a line of the audit, for ever. */
const CHOICES_PER_HOUR = 30;

/** The kinds left out stay as they are. @throws DomainError forbidden, too-many */
export async function chooseFrequency(
  person: Actor | null,
  chosen: Frequencies,
  now = new Date(),
): Promise<void> {
  authorise(person, "propose");
  const { id: userId } = person;
  await db.$transaction(async (tx) => {
    const limit = { name: "frequency.account", value: userId, max: CHOICES_PER_HOUR, windowMs: HOUR_MS };
    await limitAct(tx, [limit], now);
    for (const kind of notificationKinds) {
      const frequency = chosen[kind];
      if (!frequency) continue;
      await tx.notificationSetting.upsert({
        where: { userId_kind: { userId, kind } },
        create: { userId, kind, frequency },
        update: { frequency },
      });
    }
    await audit(tx, now, {
      actorId: userId,
      action: "notifications.choose",
      object: "user",
      objectId: userId,
      details: { ...chosen },
    });
  });
}
