import "#lib/testing/database";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { beforeEach, expect, test } from "vitest";
import { seal, unseal } from "#lib/accounts/seal";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { FormValues } from "#lib/form-state";
import { createUser } from "#lib/testing/factories";
import { isFlooded, noteSending } from "./flood";
import { guardFields } from "./forms";
import { CHALLENGE_MS, FLOOD, FLOOD_WINDOW_MS, MAX_OPEN_MS, PATIENCE_MS, PATIENT_PER_HOUR } from "./limits";
import { passGuard } from "./pass";
import { getGuard } from "./queries";
import { lowerGuard, raiseGuard } from "./set-guard";
import { formTicket } from "./ticket";

beforeEach(async () => {
  await db.rateEvent.deleteMany();
});

// Of today: the library that checks proofs reads the clock.
const start = new Date();
const after = (ms: number) => new Date(start.getTime() + ms);

/** What a browser sends of a form shown at `start`. */
const sent = (formSeal: string, more: Record<string, string> = {}): { values: FormValues; ip: string } => ({
  values: Object.fromEntries(
    Object.entries({ [guardFields.seal]: formSeal, ...more }).map(([name, value]) => [name, [value]]),
  ),
  ip: "192.0.2.1",
});

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? error.key : Promise.reject(error)),
  );

async function flood(at: Date, form: "sign-in" | "report" = "sign-in") {
  for (let i = 0; i < (FLOOD[form] ?? 0); i++) await noteSending(db, form, at);
}

async function solved(challenge: string | null): Promise<string> {
  if (!challenge) throw new Error("there is a challenge under a flood");
  const parsed = JSON.parse(challenge);
  return JSON.stringify({
    challenge: parsed,
    solution: await solveChallenge({ challenge: parsed, deriveKey }),
  });
}

test("an ordinary sending passes, without a challenge", async () => {
  const { seal: formSeal, challenge } = await formTicket("sign-in", start);
  expect(challenge).toBeNull();
  expect(await refusal(passGuard("sign-in", sent(formSeal), after(5_000)))).toBeNull();
});

test("what fills in the field that nobody sees is refused, and told why", async () => {
  const { seal: formSeal } = await formTicket("sign-in", start);
  const trapped = sent(formSeal, { [guardFields.trap]: "https://exemple.fr" });
  expect(await refusal(passGuard("sign-in", trapped, after(5_000)))).toBe("formTrap");
});

test("a form is sent neither within a second nor a day later, nor without a seal of its own", async () => {
  const { seal: formSeal } = await formTicket("sign-in", start);
  expect(await refusal(passGuard("sign-in", sent(formSeal), after(400)))).toBe("formTooFast");
  expect(await refusal(passGuard("sign-in", sent(formSeal), after(MAX_OPEN_MS + 1)))).toBe("formTooOld");
  expect(await refusal(passGuard("report", sent(formSeal), after(5_000)))).toBe("formTooOld");
  expect(await refusal(passGuard("sign-in", sent(""), after(5_000)))).toBe("formTooOld");
  const forged = seal("something else", unseal("form:sign-in", formSeal) ?? "");
  expect(await refusal(passGuard("sign-in", sent(forged), after(5_000)))).toBe("formTooOld");
});

test("under a flood a proof of work is asked, serves once, and for its own form", async () => {
  await flood(start);
  const { seal: formSeal, challenge } = await formTicket("sign-in", start);
  expect(await refusal(passGuard("sign-in", sent(formSeal), after(5_000)))).toBe("formNeedsProof");

  const proof = await solved(challenge);
  const proven = sent(formSeal, { [guardFields.proof]: proof });
  const outcomes = await Promise.all([
    refusal(passGuard("sign-in", proven, after(5_000))),
    refusal(passGuard("sign-in", proven, after(5_000))),
  ]);
  expect(outcomes.sort()).toEqual(["formNeedsProof", null].sort());

  await flood(start, "report");
  const report = await formTicket("report", start);
  const borrowed = sent(report.seal, {
    [guardFields.proof]: await solved((await formTicket("sign-in", start)).challenge),
  });
  expect(await refusal(passGuard("report", borrowed, after(5_000)))).toBe("formNeedsProof");
});

test("a proof that is false, changed or expired is none", async () => {
  await flood(start);
  const { seal: formSeal, challenge } = await formTicket("sign-in", start);
  const proof = JSON.parse(await solved(challenge));
  const easier = {
    ...proof,
    challenge: { ...proof.challenge, parameters: { ...proof.challenge.parameters, cost: 1 } },
  };
  const guessed = {
    ...proof,
    solution: { ...proof.solution, counter: proof.solution.counter + 1, derivedKey: "00" },
  };
  for (const text of [JSON.stringify(easier), JSON.stringify(guessed), "[]", "{", "x".repeat(10_000)]) {
    const tried = sent(formSeal, { [guardFields.proof]: text });
    expect(await refusal(passGuard("sign-in", tried, after(5_000))), text.slice(0, 40)).toBe(
      "formNeedsProof",
    );
  }
  await flood(after(CHALLENGE_MS));
  const late = sent((await formTicket("sign-in", after(CHALLENGE_MS))).seal, {
    [guardFields.proof]: JSON.stringify(proof),
  });
  expect(await refusal(passGuard("sign-in", late, after(CHALLENGE_MS + 5_000)))).toBe("formNeedsProof");
});

test("without JavaScript, under a flood, who waits a minute passes: once a form, a few times an hour an address", async () => {
  await flood(start);
  for (let i = 0; i < PATIENT_PER_HOUR; i++) {
    const { seal: formSeal } = await formTicket("sign-in", start);
    expect(await refusal(passGuard("sign-in", sent(formSeal), after(PATIENCE_MS)))).toBeNull();
    expect(await refusal(passGuard("sign-in", sent(formSeal), after(PATIENCE_MS + 1)))).toBe(
      "formNeedsProof",
    );
  }
  const { seal: formSeal } = await formTicket("sign-in", start);
  expect(await refusal(passGuard("sign-in", sent(formSeal), after(PATIENCE_MS)))).toBe("tooManyRequests");
  const elsewhere = { ...sent(formSeal), ip: "198.51.100.7" };
  expect(await refusal(passGuard("sign-in", elsewhere, after(PATIENCE_MS)))).toBeNull();
});

test("a flood of one form leaves the others alone, fills no table, and ends by itself", async () => {
  for (let i = 0; i < 5; i++) await flood(start);
  expect(await db.rateEvent.count()).toBe(2 * (FLOOD["sign-in"] ?? 0));
  expect(await isFlooded(db, "sign-in", start)).toBe(true);
  expect(await isFlooded(db, "report", start)).toBe(false);
  expect(await isFlooded(db, "sign-in", after(FLOOD_WINDOW_MS + 1))).toBe(false);
});

test("an administrator raises the guard of all forms, with a reason, and lowers it; both are in the log", async () => {
  const admin = await createUser("admin", "Ada");
  expect(await refusal(raiseGuard(await createUser("moderator"), "Vague d’envois"))).toBe("notAllowed");
  expect(await refusal(raiseGuard(admin, "  "))).toBe("reasonMissing");
  await raiseGuard(admin, "Vague d’envois", start);
  expect(await refusal(raiseGuard(admin, "Encore", start))).toBe("alreadySo");
  const { raised, forms } = await getGuard(admin, start);
  expect(raised).toMatchObject({ reason: "Vague d’envois", raisedBy: { name: "Ada" } });
  expect(forms.every(({ guarded }) => guarded)).toBe(true);
  await lowerGuard(admin, start);
  expect(await isFlooded(db, "sign-in", start)).toBe(false);
  const lines = await db.auditEvent.findMany({ where: { object: "form" }, orderBy: { id: "asc" } });
  expect(lines.map(({ action }) => action)).toEqual(["form.guard", "form.unguard"]);
});
