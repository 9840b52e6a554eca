import { formatNumber } from "../../dates";
import type { Messages } from "../fr";

const plural = (count: number, one: string, many: string) =>
  `${formatNumber(count, "en")} ${count === 1 ? one : many}`;

export const merging = {
  crumb: "Duplicate",
  mark: "This is a duplicate",

  choose: {
    title: (entry) => `“${entry}” is a duplicate`,
    lead: "Of which other entry? You will then see both side by side, field by field. Nothing changes before you confirm it.",
    alike: "Entries that look like it",
    compare: "Compare",
    into: "The other entry",
    intoHint: "An entry of the same collection. Look for it by its title.",
    intoChoice: "Entry found",
    intoNone: "None of these entries",
    next: "See both side by side",
    otherType:
      "These two entries are not of the same collection: they cannot be merged. A relation “Other entry of the same entity” ties them.",
    notFound:
      "This other entry does not exist, or cannot be merged: it is archived, taken down or merged already.",
  },

  sides: {
    title: "Merge two entries",
    lead: "One stays, with what you keep of both. The address of the other leads there.",
    goes: "Entry that goes",
    stays: "Entry that stays",
    swap: "Keep the other one instead",
    version: (version) => `version ${version}`,
    history: "Its history",
    cited: (count) => plural(count, "entry names it", "entries name it"),
    waiting: (count) => plural(count, "proposal waiting", "proposals waiting"),
    fields: "What the entry will say",
    alike: (count) =>
      `${plural(count, "field says the same on both sides", "fields say the same on both sides")}: nothing to choose.`,
    nothing: "The two entries differ in nothing that would stay: there is nothing to choose.",
    legend: (field) => `${field}: what to keep?`,
    listLegend: (field) => `${field}: untick what must not stay`,
    kept: "Of the entry that stays",
    other: "Of the one that goes",
    empty: "nothing",
    from: { kept: "entry that stays", other: "entry that goes", both: "both" },
    effects: "What happens then",
    effectMoves:
      "The credits, relations and sources of other entries that name the one that goes name the one that stays.",
    effectAddress: "Its address leads to the other, for good; its history can still be read.",
    effectWaiting: "The proposals that waited for it go to the other entry, and their authors are told.",
    effectUndo: "It can be undone in one act.",
    comment: "Why is it the same thing?",
    commentHint: "These words stay in the history, for everyone to read.",
    atOnce: "Your decision takes effect at once.",
    propose: "Someone else will review your proposal before it appears.",
    submit: "Merge the two entries",
    submitProposal: "Propose to merge them",
  },

  done: (title) => `“${title}” is merged with this entry: its address leads here.`,
  undone: (left) =>
    left === 0
      ? "The two entries are separate again, as before."
      : `The two entries are separate again. ${plural(left, "entry has changed since and still names", "entries have changed since and still name")} the one that had stayed.`,

  merged: {
    title: (entry) => `“${entry}” is merged with another entry`,
    into: "It is merged with:",
    since: (day) => `Since ${day}.`,
    undo: "Undo this merge",
    undoText:
      "The entry comes back as it was, and what named it names it again. The other takes back what the merge had changed.",
    conflicts: "Changed since the merge: what becomes of each field?",
    take: { proposed: "Back to what it said before the merge", current: "Leave it as it is now" },
    before: "Before the merge",
    now: "Now",
    reason: "Why are these two entries different?",
    reasonHint: "These words stay in both histories, for everyone to read.",
    submit: "Undo the merge",
    onlyModerators: "If it is not the same thing, tell the moderators through the Contact page.",
    noRecord: "This merge comes from an import: it cannot be undone from here.",
  },

  adopt: {
    title: "The proposal describes this entry",
    lead: "The proposal of a new entry becomes a change to this one. What the two say otherwise is shown as a conflict, field by field, on the page of the proposal.",
    proposal: "Proposal",
    by: (name) => `proposed by ${name}`,
    entry: "Entry",
    told: "Its author is told, and stays the author of what will be taken from it.",
    submit: "Make it a change to this entry",
    gone: "This proposal no longer waits, or changes an entry already.",
  },

  proposal: {
    title: "This proposal merges two entries",
    text: "Once accepted, it changes the first, and the address of the second leads there.",
    moved: (fields) =>
      `The second has changed since this proposal was made: ${fields}. Choose, for these fields, what the entry will say.`,
    closed: "The second is merged already, or taken down: this proposal can no longer be accepted.",
  },

  history: {
    absorbed: "Absorbed the entry:",
    into: "Merged with:",
    undone: "merge undone since",
    undo: "Undo this merge",
  },

  moved: {
    merged: (from, to) =>
      `The entry “${from}” is merged with “${to}”. Your proposal is now about “${to}”. Nothing of it is lost: what the two entries said otherwise will be shown to the moderators.`,
    unmerged: (from, to) =>
      `The merge of “${to}” and “${from}” is undone. Your proposal is about “${to}” again.`,
    adopted: (entry) =>
      `The entry “${entry}” presents already what you propose. Your proposal becomes a change to that entry, so that what it brings is taken there.`,
  },
} satisfies Messages["merging"];
