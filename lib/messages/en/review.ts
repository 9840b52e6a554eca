import { formatNumber } from "../../dates";
import type { review as source } from "../fr/review";

const plural = (count: number, one: string, many: string) =>
  `${formatNumber(count, "en")} ${count === 1 ? one : many}`;

const told = {
  accepted: "accepted",
  changes_requested: "sent back to its author for changes",
  rejected: "rejected",
};

export const review = {
  queue: {
    title: "Review",
    lead: (count: number, filtered: boolean) =>
      count === 0
        ? filtered
          ? "Nothing is waiting for a decision among the proposals you filtered."
          : "No proposal is waiting for a decision."
        : `${plural(count, "proposal is", "proposals are")} waiting for a decision${filtered ? " among those you filtered" : ""}, oldest first.`,
    filters: "Filters of the queue",
    clear: "Remove the filters",
    type: "Type of entry",
    kind: "Proposal",
    kinds: { creation: "New entries", edit: "Edits" },
    age: "Waiting for",
    ages: { day: "Less than a day", week: "1 to 7 days", older: "More than 7 days" },
    holder: "Claimed",
    holders: { nobody: "By nobody", me: "By me", others: "By others" },
    theme: "Theme",
    themesCount: (count: number) => plural(count, "theme", "themes"),

    creation: "New entry",
    edit: "Edit",
    by: (name: string) => `by ${name}`,
    again: "Back after changes",
    own: "Yours",
    free: "Free",
    mine: (minutes: number) => `You, ${minutes} min left`,
    held: (name: string, minutes: number) => `${name}, ${minutes} min left`,
    changes: "Changes:",
    more: (count: number) => `and ${plural(count, "other", "others")}`,
    empty: "The queue is empty",
    emptyText:
      "Every proposal has had its decision. The next one will appear here as soon as someone sends it.",
    emptyFiltered: "No proposal matches these filters",
    emptyFilteredText: "Other proposals may be waiting: remove the filters to see the whole queue.",
    done: (title: string, verdict: keyof typeof told) => `“${title}”: proposal ${told[verdict]}.`,
    seeEntry: "See the published entry",
    start: "Start with the oldest",
    next: "Next proposal",
    noNext: "No other proposal is waiting for you.",
  },
  item: {
    kicker: { creation: "New entry", edit: "Edit" },
    proposed: (name: string, age: string) => `Proposed by ${name}, ${age}`,
    toDecision: "Go to the decision",
    currentEntry: "See the published entry",
    history: "History of the entry",
    comment: "What its author says",
    noComment: "Its author left no comment.",
    changes: "What changes",
    changesCount: (count: number) => plural(count, "field changed", "fields changed"),
    creation: "The proposed entry",
    creationLead: "All of it is new: nothing is published yet.",
    unchanged: (count: number) =>
      plural(count, "filled field does not change", "filled fields do not change"),
    preview: "Preview of the public page",
    previewHint: "The page as it will be if you accept.",
    backToItem: "Back to the proposal",
    decisions: "Earlier decisions",
    othersTitle: (count) =>
      count < 2 ? "Another proposal waits on this entry" : "Other proposals wait on this entry",
    other: (author) => `That of ${author}`,
    both: (fields) => `also changes: ${fields}.`,
    movedTitle: "The entry has changed since this proposal",
    movedText: "What nobody else has changed will be added without difficulty.",
    moved: (version: number, fields: string, name: string, age: string) =>
      `Version ${version}, proposed by ${name} and accepted ${age}: ${fields}`,
    conflictsTitle: (count: number) =>
      count === 1 ? "One field was changed twice" : `${formatNumber(count, "en")} fields were changed twice`,
    conflictsText:
      "Someone else has changed them since. For each, choose below what the entry must say: nothing is overwritten unless you choose so.",
    conflict: "Changed twice",
    conflictFrom: "What the author was looking at",
    conflictCurrent: "What the entry says today",
    conflictTo: "What the author proposes",
    issuesTitle: "Accepted as it is, the entry would not be valid",
    next: "Next proposal",
  },
  diff: {
    added: "added:",
    removed: "removed:",
    end: "end",
    empty: "Empty",
    itemMoved: (from: number, to: number) => `Moves from position ${from} to ${to}`,
    kept: (count: number) => plural(count, "item unchanged", "items unchanged"),
    keptText: (lines: number) => plural(lines, "line unchanged", "lines unchanged"),
    lineBreak: "line break",
    space: "space",
    coarse: {
      lines: "Some passages are too different to be compared word by word: they are shown whole.",
      whole: "The two texts are too different to be compared word by word: they are shown whole.",
    },
    follow: "Open the link",
    show: "Show the text",
  },
  choice: {
    legend: (field: string) => `${field}: what to publish?`,
    creation: { proposed: "As proposed", current: "Leave out", value: "Correct" },
    edit: { proposed: "As proposed", current: "Do not change", value: "Correct" },
    demanded: "What must the entry say?",
    conflict: {
      proposed: "What the author proposes",
      current: "What it says today",
      value: "Something else, to be written",
    },
    note: "A word to the author about what you change",
    noteHint:
      "Optional, and public: it is in the history of the entry. They will see what they proposed beside what is published.",
  },
  since: {
    title: "What has changed since the last reading",
    lead: (at: string, count: number) =>
      count === 0
        ? `Nothing has changed in the fields since changes were asked for on ${at}.`
        : `Changes were asked for on ${at}: ${plural(count, "field was revised", "fields were revised")}. The whole proposal follows.`,
  },
  duplicates: {
    title: (count: number) =>
      count === 0
        ? "The author says that it is not a duplicate"
        : plural(count, "possible duplicate", "possible duplicates"),
    note: "What the author says of it",
    published: "Already published",
    waits: "Another proposal, waiting",
    why: { title: "similar name", address: "same address", "date-place": "same day, same place" },
    newTab: "(new tab)",
    refuse: "Reject as a duplicate",
  },
  outcome: {
    title: "What was proposed, what was published",
    asProposed: "Everything was published as proposed.",
    otherwise: "Not all was published as proposed: see field by field",
    kept: (count: number) => `${plural(count, "field", "fields")} published as proposed`,
    fates: {
      kept: "As proposed",
      corrected: "Corrected in review",
      "left-out": "Left out",
      added: "Added in review",
    },
    proposed: "Proposed",
    corrected: "Published, from what was proposed",
    leftOut: "This field stays as it was.",
    added: "Published",
  },
  claim: {
    /** After the act. */
    taken: "Noted: you are reviewing it.",
    released: "Released.",
    releasedAny: "Done: the proposal is free.",
    handedOver: (name: string) => `${name} is now reviewing this proposal, and has been notified.`,
    take: (minutes: number) => `Claim (${minutes} min)`,
    renew: "Extend",
    release: "Release",
    releaseAny: "Release the proposal",
    handOverAct: "Hand over",
    free: "Nobody is reviewing it.",
    mine: (minutes: number) => `You are reviewing it: ${minutes} min left.`,
    other: (name: string, minutes: number) =>
      `${name} is reviewing this proposal (${minutes} min left at most). You can decide afterwards, if it has had no decision by then.`,
  },
  decision: {
    title: "Decision",
    accept: "Accept and publish",
    acceptPartly: "Accept in part and publish",
    acceptCorrected: "Accept with your corrections and publish",
    acceptHint: "Online at once; its author is told by e-mail.",
    verdict: "Another decision",
    verdicts: { changes_requested: "Ask for changes", rejected: "Reject" },
    reasonCode: "Reason",
    reason: "Message to the author",
    reasonHint: "What is wrong, and what they can do. Required without a ready answer.",
    send: "Send the decision",
    own: "This is your own proposal: someone else must review it.",
    toChoose: "First choose what the entry must say where it was changed twice.",
    invalid: "As it is, the entry would not be valid: correct what is wrong, or leave it out.",
    entryClosed:
      "The entry is archived, taken down or merged: it takes no more changes. What is left is to reject, saying why.",
    prefilled: "The rejection is ready below: read it, complete it, then send it.",
    closed: {
      accepted: "This proposal was accepted.",
      rejected: "This proposal was rejected.",
      changes_requested:
        "Changes were asked for: the proposal will come back to the queue once its author sends it again.",
      withdrawn: "Its author has withdrawn this proposal.",
      quarantined:
        "Its author’s account is in quarantine: the proposal will take back its place in the queue once that is lifted.",
      draft: "This proposal has not been sent.",
    },
    by: (name: string, at: string) => `by ${name}, on ${at}`,
  },
  reasons: {
    incomplete: "Incomplete",
    unclear: "Unclear",
    unsourced: "No source to check",
    style: "Wording to be revised",
    "personal-data": "Personal data",
    "out-of-scope": "Outside the scope of the directory",
    duplicate: "Entry already present",
    inaccurate: "Inaccurate",
    advertising: "Commercial promotion",
    rights: "Copyright",
    other: "Other reason",
  },
  words: {
    of: (name: string, value: string) => `${name}: ${value}`,
    discover: "“worth discovering”",
    levels: {
      region: "region",
      departement: "département",
      epci: "group of communes",
      commune: "commune",
    },
  },
} satisfies typeof source;
