/** What the doctor finds: one line a check, whose words are in messages.doctor, with what to do. Pure. */
import type { doctor } from "#lib/messages/fr/doctor";
import { type Lang, messages } from "#lib/messages/index";

/** "off": there is nothing to check, by the settings. */
export type FindingState = "good" | "warning" | "bad" | "off";

type Words = typeof doctor.findings;
export type FindingKey = keyof Words;
/** What the sentence of a key is made with. */
export type FindingParams<K extends FindingKey> = Parameters<Words[K]["said"]>[0];

export interface Finding {
  check: keyof typeof doctor.checks;
  state: FindingState;
  key: FindingKey;
  params: Readonly<Record<string, string | number>>;
}

export interface SaidFinding {
  check: Finding["check"];
  state: FindingState;
  title: string;
  said: string;
  /** What to do; null when there is nothing to do. */
  todo: string | null;
}

export function sayFinding({ check, state, key, params }: Finding, lang: Lang): SaidFinding {
  const { checks, findings } = messages(lang).doctor;
  const { said, todo } = findings[key];
  return { check, state, title: checks[check], said: said(params), todo: todo(params) };
}

/** 0 when nothing is bad: a warning stops nobody. */
export const exitCodeOf = (findings: readonly Finding[]) =>
  findings.some(({ state }) => state === "bad") ? 1 : 0;

/** What all of them come to. */
export function worstOf(findings: readonly Finding[]): "good" | "warning" | "bad" {
  const states = new Set(findings.map(({ state }) => state));
  return states.has("bad") ? "bad" : states.has("warning") ? "warning" : "good";
}
