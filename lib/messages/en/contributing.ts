import type { EntryType } from "../../paths";
import type { contributing as source } from "../fr/contributing";

export const contributing = {
  hub: {
    title: "Propose",
    lead: "A resource worth knowing, a lab that is missing, a date to announce: propose an entry, and someone reviews it before it is published.",
    choose: "What would you like to propose?",
    types: {
      resource:
        "A report, an article, a book, a guide, a course, a site: a reference worth reading or watching.",
      lab: "A team or a place that helps public services change: laboratory, network, incubator.",
      programme: "A long-term effort with an operator: programme, plan, platform, fund, call for projects.",
      event: "What happens on a date: meeting, workshop, training, week, deadline.",
    } satisfies Record<EntryType, string>,
    file: "Bring many entries at once",
    fileText:
      "A bibliography (Zotero, BibTeX, RIS), a table or a calendar: you see what was read and the duplicates, then you choose.",
    edit: "Correct an entry",
    editText:
      "On each entry, the link “Propose a change” opens the same form, already filled in: change only what needs changing.",
    how: "How it works",
    steps: [
      "You fill in the form. The draft is kept: you can come back to it later, on any device.",
      "You send it for review. A moderator checks it, then accepts, asks for changes, or rejects and says why.",
      "An e-mail tells you the outcome, and “My contributions” always shows where each proposal stands.",
    ],
    account: "You need an account: an e-mail address is enough, with no password.",
    mine: "My contributions",
  },

  criteria: {
    title: "What makes an entry acceptable",
    all: [
      "It is about public-sector innovation in France, or feeds into it from abroad.",
      "It can be checked: a link, a document and its page, an official announcement.",
      "It is not in the directory yet: search by its name first.",
      "The summary is neutral and in your own words, neither copied from the original nor promotional.",
      "It gives no personal contact details: no named e-mail address or telephone number.",
    ],
    resource:
      "A resource has a title, a publisher or an author, and something to find it by: an address or a reference.",
    lab: "A lab really exists: a team, a parent body, visible work.",
    programme: "A programme has an operator that is public or of public interest, and a known status.",
    event: "An event has a start date, an organiser and a place, or says that it is online.",
    search: "Search the directory",
  },

  form: {
    newTitle: {
      resource: "Propose a resource",
      lab: "Propose a lab",
      programme: "Propose a programme",
      event: "Propose an event",
    } satisfies Record<EntryType, string>,
    editTitle: (title: string) => `Edit “${title}”`,
    resumeTitle: (title: string): string => (title ? `Continue “${title}”` : "Continue a draft"),
    editLead:
      "Change only what needs changing: only your changes are sent. The public page stays as it is until a moderator decides.",
    requiredNote: "Required fields must be filled in before sending; a draft can be saved at any time.",
    comment: "Why this edit?",
    commentHint: "A sentence for the reviewer, with the source if you have it. It stays in the history.",
    commentExample: "Le lab a déménagé en mars, voir son site.",
    note: "A note for the reviewer",
    noteHint: "What helps to check the entry. It stays in the history.",
    review: "Sending",
    save: "Save the draft",
    preview: "See the preview",
    publish: "Publish now",
    submit: "Send for review",
    resubmit: "Send for review again",
    saved: "Draft saved.",
    savedUnsettled:
      "Draft saved. A search is still waiting for your choice: pick one of the results, or clear it.",
    elsewhere:
      "This draft has been changed in the meantime, perhaps by you on another device. Nothing is lost: send this form again and this version will replace the other.",
    elsewhereLink: "See the other version (new tab)",
    alreadySent: "This proposal has already been sent; what you have just typed was not taken into account.",
    moved: (title: string) =>
      `The entry “${title}” has changed since your draft. This form shows today’s entry with your changes: check them before sending.`,
    otherDraft: "You already have a proposal under way on this entry.",
    otherDraftLink: "Continue with it",
    asked: "What you are asked for",
    archived: "This entry is archived: it can no longer be edited.",
    merged: "This entry was merged with another: propose the edit on the other.",
    seeEntry: "See the entry",
    themeGroups: {
      "bulletin-section": "Broad subjects",
      "sonar-family": "Approaches",
      "cross-cutting": "Cross-cutting subjects",
    },
    otherThemes: "Others",
  },

  signIn: {
    title: "You need an account to propose",
    text: "It lets you find your draft again, tells you what becomes of your proposal and signs the entry’s history. An e-mail address is enough: you receive a link, with no password, and then come back here.",
    action: "Sign in or create an account",
  },

  list: {
    title: "My contributions",
    lead: (count: number): string =>
      count === 0
        ? "Everything you propose appears here."
        : "Each proposal, where it stands, and what you can do.",
    empty: "You have not proposed anything yet",
    emptyText: "A resource you often recommend, a lab that is missing? Propose it: ten minutes are enough.",
    propose: "Propose an entry",
    untitled: "Untitled",
    creation: "New entry",
    edit: "Edit",
    updated: (age: string) => `changed ${age}`,
    sent: (age: string) => `sent ${age}`,
  },

  next: {
    draft: "To be completed, then sent for review.",
    submitted: "Waiting for review. An e-mail will tell you the outcome.",
    claimed: "Being reviewed: a moderator is reading it right now.",
    place: (place: number, age: string) =>
      place < 2
        ? "It is the next one to be reviewed."
        : `It is number ${place} in the queue, whose oldest was sent ${age}.`,
    changes_requested: "You have been asked for changes: correct it, then send it again.",
    accepted: "Published.",
    changed: "Published, with what the review changed: see below.",
    rejected: "Rejected. You can propose another one that takes the reason into account.",
    withdrawn: "Withdrawn by you.",
    quarantined:
      "Set aside with all you have sent, while we check. It will then take back its place in the queue.",
    resume: "Continue",
    amend: "Correct and send again",
    see: "See the entry",
    open: "See the details",
  },

  one: {
    created: "Started",
    updated: "Last changed",
    sent: "Sent",
    comment: "Your message",
    entry: "Entry concerned",
    decisions: "Decisions",
    decided: (name: string, at: string) => `${name}, ${at}`,
    verdicts: { accepted: "Accepted", changes_requested: "Changes requested", rejected: "Rejected" },
    changes: "What you propose",
    nothing: "Nothing is filled in yet.",
    preview: "See the preview of the page",
    withdraw: "Withdraw this proposal",
    withdrawDraft: "Discard this draft",
    withdrawText:
      "Nobody will review it any more, and it cannot be sent again. It stays in your list as “Withdrawn”.",
    withdrawConfirm: "Yes, withdraw it",
    done: {
      saved: "Draft saved. You will find it here, on any device.",
      sent: "Proposal sent. Thank you: someone will review it, and an e-mail will tell you the outcome.",
      published: "Correction published.",
      publishedByRule:
        "It is online: a small edit, on an entry that you keep up to date, appears without waiting.",
      withdrawn: "Proposal withdrawn.",
    },
  },

  preview: {
    title: "Preview",
    notice: "This is the page as it would be published. Nothing is visible to others yet.",
    incomplete: "What is empty or needs correcting does not show.",
    back: "Back to the form",
    backToProposal: "Back to the proposal",
  },
} satisfies typeof source;
