/**
 * Someone gives the address of a page, a DOI, an ISBN or a HAL identifier to start a proposal from. What is read there
 * is kept a day for the form that it fills, for that person alone. A source that is down leaves an ordinary form.
 */
import { v7 as uuid } from "uuid";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { maxFor } from "#lib/limits";
import { OutboundError } from "#lib/outbound";
import type { EntryType } from "#lib/paths";
import { type Actor, authorise } from "#lib/permissions";
import { ipBlock, limitAct } from "#lib/rate-limit";
import { type Outside, theOutside } from "./catalogues";
import { type Identifier, parseIdentifier } from "./identifier";
import { guessedType } from "./proposed-content";
import { type Reading, read } from "./read";
import { tieToDirectory } from "./tie";

const HOUR_MS = 3_600_000;
export const READINGS_PER_PERSON = 30;
const READINGS_PER_IP = 90;

/** The field of the form. */
export const TYPED = "adresse";

interface Asked {
  typed: string;
  ip: string;
}

/**
 * `type`: what it seems to be.
 * @throws DomainError invalid (what was typed, or an address that may not be asked), too-many (30 an hour, half for who begins)
 */
export async function readAddress(
  actor: Actor | null,
  { typed, ip }: Asked,
  outside: Outside = theOutside(),
  now = new Date(),
): Promise<{ id: string; type: EntryType }> {
  authorise(actor, "propose");
  const identifier = parseIdentifier(typed);
  if (!identifier) throw refused(typed.trim() === "" ? "required" : "notIdentifier");
  // Counted before anything leaves, and whatever comes back.
  await db.$transaction(async (tx) => {
    const max = await maxFor(tx, actor, READINGS_PER_PERSON);
    await limitAct(
      tx,
      [
        { name: "prefill.person", value: actor.id, max, windowMs: HOUR_MS },
        { name: "prefill.ip", value: ipBlock(ip), max: READINGS_PER_IP, windowMs: HOUR_MS },
      ],
      now,
    );
  });
  const reading = await readOrRefuse(identifier, outside);
  const { failure } = reading;
  const found = await tieToDirectory(reading.found);
  const id = uuid();
  await db.addressReading.create({
    data: { id, userId: actor.id, typed: typed.trim(), found: { ...found }, failure, readAt: now },
  });
  return { id, type: guessedType(found) };
}

async function readOrRefuse(identifier: Identifier, outside: Outside): Promise<Reading> {
  try {
    return await read(identifier, outside);
  } catch (error) {
    // Which of the rules it breaks is for who keeps the server to know.
    throw error instanceof OutboundError ? refused("notPublicAddress") : error;
  }
}

const refused = (code: string) => new DomainError("invalid", "addressNotRead", {}, [{ path: TYPED, code }]);
