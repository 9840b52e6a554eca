/** The mails kept instead of sent: anyone may read them, in the demonstration only. */
import { validate as isUuid } from "uuid";
import { db } from "#lib/db";
import { type Env, env } from "#lib/env";

const SHOWN = 50;

/** The latest first; null where there is no such page. */
export async function listKeptMails(settings: Pick<Env, "demo"> = env) {
  if (!settings.demo) return null;
  return db.keptMail.findMany({
    select: { id: true, to: true, subject: true, keptAt: true },
    orderBy: [{ keptAt: "desc" }, { id: "desc" }],
    take: SHOWN,
  });
}

export async function getKeptMail(id: string, settings: Pick<Env, "demo"> = env) {
  if (!settings.demo || !isUuid(id)) return null;
  return db.keptMail.findUnique({
    where: { id },
    select: { id: true, to: true, subject: true, text: true, html: true, keptAt: true },
  });
}
