import { formatNumber } from "../../dates";
import type { trust as source } from "../fr/trust";

const n = (count: number) => formatNumber(count, "en");
const some = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;
const percent = (share: number) => `${n(Math.round(share * 100))}%`;

export const trust = {
  levels: { newcomer: "Beginnings", contributor: "Regular contribution", trusted: "Trusted contribution" },
  own: {
    title: "Your level",
    means: {
      newcomer:
        "Each proposal is reviewed before it is published. The limits on sending are a little lower while we get to know one another.",
      contributor: "Each proposal is reviewed before it is published, with wide limits on sending.",
      trusted:
        "Your small edits appear at once on the entries that you keep up to date. Some are looked at afterwards; all the rest goes through the queue, as for everyone.",
    },
    automatic:
      "This level follows what happens to your proposals, up as well as down. Nobody but administrators sees it, and it compares you with nobody.",
    heldUntil: (reason: string) => `Administrators have fixed it, whatever happens next: “${reason}”`,
    review: "Reviewers follow no level: your corrections are published on your own responsibility.",
    counted: "What counts",
    missing: { contributor: "To reach the next level:", trusted: "To reach the next level:" },
    history: "What changed",
    smallTitle: "What a small edit is",
    small:
      "Four fields at most: the spelling of a title, a few words of a text, a date told more precisely, an address of the same site, one more theme or other name. Never another title, another site, a place, a credit, nor the removal of a long passage.",
    keeps:
      "An entry that you keep up to date: its last version, or more than half of its versions, is yours.",
  },
  figures: {
    accepted: "Proposals accepted, of the latest sixty",
    recentAccepted: "Of them within a year",
    recentRefused: "Rejected or undone within a year",
    days: "Since the first accepted",
    daysValue: (days: number) => some(days, "day", "days"),
  },
  conditions: {
    open: () => "that the account is not suspended;",
    accepted: (least: number) => `at least ${some(least, "proposal accepted", "proposals accepted")};`,
    recent: (least: number) => `at least ${n(least)} accepted within a year;`,
    refused: (share: number) => `no more than ${percent(share)} rejected within a year;`,
    days: (least: number) => `${n(least)} days since the first proposal accepted.`,
  },
  causes: {
    decision: "after a decision",
    time: "with time",
    access: "with access to the account",
    held: "fixed by administrators",
    released: "follows again what happens",
  },
  inFigures: (accepted: number, recentAccepted: number, refused: number, days: number) =>
    `${n(accepted)} accepted, ${n(recentAccepted)} of them within a year, ${n(refused)} rejected, ${some(days, "day", "days")} since the first`,
  change: (from: string, to: string) => `${from} → ${to}`,
  person: {
    title: "Level",
    none: "No level: this account reviews, is suspended or only serves imports.",
    automatic: "Follows what happens to their proposals.",
    held: (at: string) => `Fixed on ${at}.`,
    empty: "The level has not changed yet.",
    holdTitle: "Fix the level",
    holdText:
      "A fixed level no longer changes, whatever happens, until you release it. The person reads the reason.",
    level: "Level to fix",
    reason: "Reason",
    hold: "Fix this level",
    release: "Let it follow again",
    heldDone: "The level is fixed, and the person is told.",
    releasedDone: "The level follows again what happens.",
    quarantine: "Put what they sent in quarantine",
    caption: "Changes of level, the latest first",
    columns: { at: "When", change: "Change", why: "Why" },
  },
  sample: {
    title: "Published without waiting, to look at",
    standing: (count: number) => `Published without waiting: ${n(count)} to look at`,
    lead: (count: number) =>
      count === 0
        ? "Nothing to look at."
        : `${some(count, "small edit", "small edits")} by a trusted person, online already. Say “seen”, or go back.`,
    all: "All",
    waiting: "To look at",
    filter: "Which edits",
    empty: "Nothing to look at",
    emptyText:
      "Small edits of trusted people show without waiting for a review. Some are drawn to be looked at here: each person’s first ones, then one in five.",
    emptyAll: "Nothing has been published without waiting yet",
    by: (name: string, age: string) => `${name}, ${age}`,
    changes: "What was published",
    history: "History of the entry",
    seen: "Seen",
    seenLabel: (title: string) => `Seen: “${title}”`,
    undo: "Go back",
    undoLabel: (title: string) => `Go back: “${title}”`,
    undoText:
      "The fields take back what they said before. Your reason goes to the thread of the proposal, and counts as a rejection.",
    reason: "Reason",
    undoConfirm: "Yes, go back",
    outcomes: {
      seen: (name: string, at: string) => `Seen by ${name}, on ${at}.`,
      undone: (name: string, at: string) => `Undone by ${name}, on ${at}.`,
    },
    notSampled: "Not drawn.",
    done: { vu: "Noted.", annule: "The entry says again what it said." },
  },
  quarantine: {
    title: "Quarantines",
    oneTitle: "A quarantine",
    lead: "Accounts all of whose proposals are set aside. Nothing is lost: lifting a quarantine gives each proposal its place in the queue back.",
    empty: "No account in quarantine",
    emptyText: "A quarantine is decided from a proposal, when an account sends many that have no place here.",
    past: "Lifted",
    waits: (count: number) => some(count, "proposal set aside", "proposals set aside"),
    set: (name: string, at: string) => `By ${name}, on ${at}`,
    lifted: (name: string, at: string) => `Lifted by ${name}, on ${at}`,
    lift: "Lift the quarantine",
    liftLabel: (name: string) => `Lift the quarantine of ${name}`,
    setTitle: (name: string) => `Put what ${name} sent in quarantine`,
    setLead: (count: number) =>
      `${some(count, "proposal waits", "proposals wait")}: they leave the queue together, and what this account sends joins them. It can be undone.`,
    told: "The person is told and reads the reason: what they wrote is held back, they must be able to answer.",
    reason: "Reason",
    confirm: "Put in quarantine",
    nothing: "Nothing of this account waits: there is nothing to set aside.",
    already: "This account is in quarantine already.",
    done: {
      mise: "The proposals of this account have left the queue.",
      levee: "The quarantine is lifted: each proposal has its place back.",
    },
    own: {
      title: "What you sent is set aside",
      text: (at: string) =>
        `Since ${at}, a reviewer is checking what this account sent. Nothing is lost: once checked, each proposal takes its place back. Reason:`,
      contact: "Write to us",
    },
  },
  guard: {
    title: "Forms open to anyone",
    hint: "Protection against waves of automatic sending.",
    lead: "Signing in and reporting need no account. When sendings pour in, Sillage by itself asks browsers for a short computation, or for a minute’s wait without JavaScript; nothing changes for people who have signed in.",
    forms: {
      "sign-in": "Ask for a sign-in link",
      report: "Report",
      objection: "Use one’s rights",
      alert: "Ask for an alert",
    },
    on: "protection raised right now",
    off: "ordinary protection",
    raised: (name: string, at: string) => `Protection raised by ${name}, on ${at}.`,
    reason: "Reason",
    raise: "Raise the protection",
    raiseText:
      "All these forms will then ask for the computation or the wait, whatever the number of sendings, until you end it.",
    lower: "Back to automatic",
    done: { renforcee: "The protection is raised.", automatique: "The number of sendings decides again." },
  },
} satisfies typeof source;
