/** What happened to an account itself, as its person is told: its level, a quarantine. */
import type { Prisma } from "#lib/generated/prisma/client";
import type { AccountTold } from "#lib/notification-words";
import { isHigher } from "#lib/trust/levels";

export const levelChangeSelect = { from: true, to: true, cause: true } satisfies Prisma.LevelChangeSelect;
export const quarantineSelect = { reason: true, liftedAt: true } satisfies Prisma.QuarantineSelect;

interface Row {
  createdAt: Date;
  levelChange: Prisma.LevelChangeGetPayload<{ select: typeof levelChangeSelect }> | null;
  quarantine: Prisma.QuarantineGetPayload<{ select: typeof quarantineSelect }> | null;
}

export function accountTold({ createdAt, levelChange, quarantine }: Row): AccountTold | null {
  if (levelChange) {
    const { from, to, cause } = levelChange;
    return { what: "level", to, rises: !isHigher(from, to), held: cause === "held" };
  }
  if (!quarantine) return null;
  const { reason, liftedAt } = quarantine;
  // Two notices name it: the one of its end is of that very instant.
  const isOver = liftedAt !== null && createdAt.getTime() === liftedAt.getTime();
  return isOver ? { what: "let-out" } : { what: "quarantined", reason };
}
