/**
 * A person's level follows from what happened to what they proposed, and from nothing else: the same figures always
 * give the same level, up as well as down. Pure.
 */
import {
  AT_ONCE,
  CONTRIBUTOR_ACCEPTED,
  CONTRIBUTOR_REFUSED_SHARE,
  TRUSTED_ACCEPTED,
  TRUSTED_DAYS,
  TRUSTED_RECENT,
  TRUSTED_REFUSED_SHARE,
} from "./thresholds";

export const levels = ["newcomer", "contributor", "trusted"] as const;
export type Level = (typeof levels)[number];

/** What counts. Changes asked for are no refusal; what a rule published counts only when a moderator undid it. */
export interface Figures {
  /** Proposals that someone else read and accepted, of the latest that were decided on. */
  accepted: number;
  /** Of them, within a year. */
  recentAccepted: number;
  /** Refused, or undone after a rule had published them, within a year. */
  recentRefused: number;
  /** Whole days since the first acceptance; 0 without one. */
  days: number;
  /** Whether the account is open: neither suspended nor erased. */
  open: boolean;
}

export function levelOf(figures: Figures): Level {
  if (missingFor("trusted", figures).length === 0) return "trusted";
  return missingFor("contributor", figures).length === 0 ? "contributor" : "newcomer";
}

/** Whether the level is this one, and stays so whatever is decided at the same instant. */
export function isSettled(level: Level, figures: Figures): boolean {
  const { accepted, recentAccepted, recentRefused } = figures;
  return [
    figures,
    { ...figures, accepted: accepted + AT_ONCE, recentAccepted: recentAccepted + AT_ONCE },
    { ...figures, recentRefused: recentRefused + AT_ONCE },
  ].every((possible) => levelOf(possible) === level);
}

/** A condition of a level, which figures meet or not. */
export type Condition = "open" | "accepted" | "recent" | "refused" | "days";

/** What keeps these figures from a level. */
export function missingFor(level: Exclude<Level, "newcomer">, figures: Figures): Condition[] {
  const { accepted, recentAccepted, recentRefused, days, open } = figures;
  const decided = recentAccepted + recentRefused;
  const unmet: Record<Condition, boolean> =
    level === "trusted"
      ? {
          open: !open,
          accepted: accepted < TRUSTED_ACCEPTED,
          recent: recentAccepted < TRUSTED_RECENT,
          refused: recentRefused > decided * TRUSTED_REFUSED_SHARE,
          days: days < TRUSTED_DAYS,
        }
      : {
          open: !open,
          accepted: accepted < CONTRIBUTOR_ACCEPTED,
          recent: false,
          refused: recentRefused > decided * CONTRIBUTOR_REFUSED_SHARE,
          days: false,
        };
  return conditions.filter((condition) => unmet[condition]);
}

const conditions: readonly Condition[] = ["open", "accepted", "recent", "refused", "days"];

export const isHigher = (one: Level, other: Level): boolean => levels.indexOf(one) > levels.indexOf(other);
