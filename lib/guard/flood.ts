/** Whether a form is being flooded: by how often it was sent lately, or because an administrator says so. */
import type { Transaction } from "#lib/db";
import { countNoted, noteAct } from "#lib/rate-limit";
import type { GuardedForm } from "./forms";
import { FLOOD, FLOOD_WINDOW_MS } from "./limits";

const NAME = "guard.sent";

/** Each sending counts, refused ones too: refusing a flood must not make it look like the end of it. */
export async function noteSending(tx: Transaction, form: GuardedForm, now: Date): Promise<void> {
  // Twice what makes a flood is enough to know that there is one: a flood does not fill the table.
  const enough = 2 * threshold(form);
  if ((await countNoted(tx, NAME, form, FLOOD_WINDOW_MS, enough, now)) < enough) {
    await noteAct(tx, NAME, form, now);
  }
}

export async function isFlooded(tx: Transaction, form: GuardedForm, now: Date): Promise<boolean> {
  const limit = threshold(form);
  const sent = await countNoted(tx, NAME, form, FLOOD_WINDOW_MS, limit, now);
  return sent >= limit || (await tx.formGuard.count()) > 0;
}

const threshold = (form: GuardedForm): number => FLOOD[form] ?? 0;
