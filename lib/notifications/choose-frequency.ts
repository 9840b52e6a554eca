/** A person chooses how often they want mails about what; their page tells them everything at once, whatever they choose. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { type Frequency, type NotificationKind, notificationKinds } from "#lib/notification-kinds";
import { type Actor, authorise } from "#lib/permissions";

export type Frequencies = Partial<Record<NotificationKind, Frequency>>;

/** The kinds left out stay as they are. @throws DomainError forbidden */
export async function chooseFrequency(
  person: Actor | null,
  chosen: Frequencies,
  now = new Date(),
): Promise<void> {
  authorise(person, "propose");
  const { id: userId } = person;
  await db.$transaction(async (tx) => {
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
