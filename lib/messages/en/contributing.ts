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
      lab: "A team or a place that helps public action change: laboratory, network, incubator.",
      programme: "A lasting effort with an operator: programme, plan, platform, fund, call for projects.",
      event: "What happens on a date: meeting, workshop, training, week, deadline.",
    } satisfies Record<EntryType, string>,
    edit: "Correct an entry",
    editText:
      "On each entry, the link “Propose an edit” opens the same form, already filled in: change only what needs to.",
    how: "How it works",
    steps: [
      "You fill in the form. The draft is kept: you find it again later, on any device.",
      "You send it for review. A moderator checks it, then accepts, asks for changes, or rejects and says why.",
      "You are told by e-mail, and “My contributions” always says where each proposal stands.",
    ],
    account: "You need an account: an e-mail address is enough, without a password.",
    mine: "My contributions",
  },

  criteria: {
    title: "What makes an entry acceptable",
    all: [
      "It is about public-sector innovation in France, or feeds it from abroad.",
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
    resumeTitle: (title: string): string => (title ? `Go on with “${title}”` : "Go on with a draft"),
    editLead:
      "Change only what needs to: only your changes are sent. The public page does not move before a moderator decides.",
    requiredNote: "Required fields are required to send; a draft can be saved at any time.",
    comment: "Why this edit?",
    commentHint:
      "A sentence for the person who reviews it, with the source if you have it. It stays in the history.",
    commentExample: "Le lab a déménagé en mars, voir son site.",
    note: "A word for the review",
    noteHint: "What helps to check the entry. It stays in the history.",
    review: "Sending",
    save: "Save the draft",
    preview: "See the preview",
    submit: "Send for review",
    resubmit: "Send for review again",
    saved: "Draft saved.",
    savedUnsettled:
      "Draft saved. A search still waits for your choice: choose among the results, or empty it.",
    elsewhere:
      "This draft was changed meanwhile, perhaps by you on another device. Nothing is lost: send this form again for this version to replace the other.",
    elsewhereLink: "See the other version (new tab)",
    alreadySent: "This proposal has already been sent; what you have just typed was not taken into account.",
    moved: (title: string) =>
      `The entry “${title}” has changed since your draft. This form shows today’s entry with your changes: check them before sending.`,
    otherDraft: "You already have a proposal under way on this entry.",
    otherDraftLink: "Go on with it",
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
    title: "Proposing takes an account",
    text: "It serves to find your draft again, to tell you what becomes of your proposal and to sign the history of the entry. An e-mail address is enough: you receive a link, without a password, and then come back here.",
    action: "Sign in or create an account",
  },

  list: {
    title: "My contributions",
    lead: (count: number): string =>
      count === 0
        ? "All that you propose is found here."
        : "Each proposal, where it stands, and what you can do.",
    empty: "You have not proposed anything yet",
    emptyText:
      "A resource that you often recommend, a lab that is missing? Propose it: ten minutes are enough.",
    propose: "Propose an entry",
    untitled: "Untitled",
    creation: "New entry",
    edit: "Edit",
    updated: (age: string) => `changed ${age}`,
    sent: (age: string) => `sent ${age}`,
    older: "Older contributions",
    newest: "Back to the newest",
    columns: { proposal: "Proposal", state: "State", next: "Next" },
  },

  next: {
    draft: "To be completed, then sent for review.",
    submitted: "Waiting for a moderator. You will be told by e-mail.",
    claimed: "A moderator is reviewing it right now.",
    changes_requested: "Changes are asked of you: correct it, then send it again.",
    accepted: "Published.",
    rejected: "Rejected. You can propose another one that takes the reason into account.",
    withdrawn: "Withdrawn by you.",
    resume: "Go on",
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
    next: "Next",
    decisions: "Decisions",
    noDecision: "No decision yet.",
    decided: (name: string, at: string) => `${name}, ${at}`,
    verdicts: { accepted: "Accepted", changes_requested: "Changes requested", rejected: "Rejected" },
    changes: "What you propose",
    nothing: "Nothing is filled in yet.",
    preview: "See the preview of the page",
    withdraw: "Withdraw this proposal",
    withdrawDraft: "Give up this draft",
    withdrawText:
      "Nobody will review it any more, and it cannot be sent again. It stays in your list as “Withdrawn”.",
    withdrawConfirm: "Yes, withdraw it",
    withdrawn: "Proposal withdrawn.",
    done: {
      saved: "Draft saved. You will find it here, on any device.",
      sent: "Proposal sent. Thank you: a moderator will review it, and you will be told by e-mail.",
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
