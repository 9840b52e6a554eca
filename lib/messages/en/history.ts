import { formatNumber } from "../../dates";
import type { history as source } from "../fr/history";

const plural = (count: number, one: string, many: string) =>
  `${formatNumber(count, "en")} ${count === 1 ? one : many}`;

export const history = {
  title: (entry: string) => `History: ${entry}`,
  heading: "History of the entry",
  lead: (entry: string, count: number) =>
    `“${entry}”: ${plural(count, "version", "versions")}, newest first. Each comes from a proposal and a decision.`,
  description: (entry: string) =>
    `Every version of the entry “${entry}”: who proposed what, when, why, and by which decision.`,
  version: (version: number) => `Version ${version}`,
  current: "Current version",
  created: "Entry created",
  proposedBy: "Proposed by",
  acceptedBy: "Accepted by",
  doneBy: "Made by",
  byTeam: (name) => `By the team of “${name}”`,
  rules: {
    correction: "Correction by a moderator",
    archive: "Entry archived",
    unarchive: "Entry taken out of the archives",
    small: "Small edit, published by the rule",
    revert: "Reverted",
    removal: "Entry taken down",
    team: "Change by the team of the page",
    merge: "Two entries merged",
    unmerge: "Merge undone",
  },
  revertsTo: (version: number) => `Back to version ${version}`,
  comment: "Why",
  note: "Moderator’s note",
  changes: (count: number) => plural(count, "field changed", "fields changed"),
  longChanges: (fields: string) => `${fields}. Too long to be shown here: compare with the version before.`,
  content: "Original content",
  permalink: "Link to this version",
  back: "Back to the entry",
  edit: "Propose a change",
  newest: "Newest versions",
  older: "Older versions",
  pages: "Pages of the history",
  see: "See this version",
  compareWithPrevious: "Compare with the one before",
  compareWithCurrent: "Compare with the current version",
  inPart: (fields: string) => `The moderator did not take all that was proposed, or corrected it: ${fields}.`,
  inPartDetails: "What was proposed, and what was published",
  removedEntry: "[entry taken down]",

  at: {
    title: "The entry on a date",
    label: "Day",
    hint: "The version that was online at the end of that day.",
    submit: "See",
    notYet: (day: string, first: string) =>
      `On ${day} the entry did not exist yet: its first version is of ${first}.`,
    wrong: "This date does not exist. Write it as 2018-09-14.",
  },

  compare: {
    title: "Compare two versions",
    titleOf: (from: number, to: number) => `From version ${from} to version ${to}`,
    from: "From version",
    to: "To version",
    submit: "Compare",
    option: (version: number, day: string) => `Version ${version}, ${day}`,
    range: (count: number) => `From 1 to ${count}.`,
    wrong: (count: number) =>
      count < 2
        ? "This entry has one version only: there is nothing to compare."
        : `Choose two versions, from 1 to ${count}.`,
    same: "These two versions say the same.",
    one: "This is the same version twice.",
    swap: "The other way round",
    lead: (entry: string) => `“${entry}”, field by field.`,
  },

  one: {
    title: (version: number, entry: string) => `Version ${version}: ${entry}`,
    banner: (version: number) => `You are reading version ${version}`,
    current: "It is the current version.",
    between: (from: string, to: string) => `Online from ${from} to ${to}. The entry has changed since.`,
    since: (from: string) => `Online since ${from}.`,
    archived: "At this version the entry was archived.",
    removed: "At this version the entry was taken down.",
    merged: "At this version the entry led to another one.",
    only: "What other entries say of this one is not repeated here.",
    nav: "Versions next to this one",
    previous: (version: number) => `Version ${version}`,
    next: (version: number) => `Version ${version}`,
    today: "The entry today",
    history: "The whole history",
  },

  revert: {
    title: (version: number) => `Go back to version ${version}`,
    propose:
      "The entry will be again what it was, if someone else accepts it: it is a proposal like any other, found in “My contributions”.",
    atOnce: "The entry is again what it was, at once. It is one more version: nothing is erased.",
    comment: "Why go back to this version",
    hint: "A sentence, which everyone reads in the history.",
    submit: "Go back to this version",
    submitProposal: "Propose to go back",
    signIn: "Sign in to go back to this version",
  },

  acts: {
    title: "Moderators’ acts",
    lead: "Decided at once, in the history and in the journal like the rest.",
    reason: "Why",
    public: "A sentence, which everyone reads in the history.",
    private: "For the other moderators only: nobody else reads these words.",
    archive: "Archive the entry",
    archiveText:
      "It no longer appears in lists or in the search, and can no longer be edited. Its address stays, and says so.",
    archiveSubmit: "Archive",
    unarchive: "Take the entry out of the archives",
    unarchiveText: "It appears everywhere again, and can be edited.",
    unarchiveSubmit: "Take out of the archives",
    remove: "Take the entry down at once",
    removeText:
      "For someone’s rights or personal data. Nobody but moderators reads the entry, its history or its title any more, wherever it was. Its address answers that it was taken down, with the reason chosen. The other moderators are told.",
    removeSubmit: "Take the entry down",
    reasonCode: "Reason",
    restore: "Restore the entry",
    restoreText: "It is again what it was just before it was taken down.",
    restoreSubmit: "Restore",
    removedNotice: "This entry was taken down",
    removedText: (reason: string, words: string) =>
      `Reason: ${reason}. ${words} Only moderators read this page.`,
  },
  removalReasons: {
    rights: "rights of a person or a body",
    "personal-data": "personal data",
    other: "another reason",
  },
  done: {
    revert: (version: number) => `Done: the entry went back, and is now at version ${version}.`,
    archive: "The entry is archived.",
    unarchive: "The entry is out of the archives.",
    remove: "The entry is taken down. The other moderators are told.",
    restore: "The entry is restored.",
  },

  gone: {
    title: "This entry was taken down",
    text: (reason: string) => `Moderators took it out of the directory. Reason: ${reason}.`,
    more: "It can no longer be read, nor its history. If you think that this is a mistake, write to us.",
    contact: "Contact",
  },
} satisfies typeof source;
