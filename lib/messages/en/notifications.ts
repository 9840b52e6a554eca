import { formatNumber } from "../../dates";
import type { notifications as source } from "../fr/notifications";

export const notifications = {
  title: "Notifications",
  hint: "What happened on your proposals, and what of it reaches you by e-mail.",
  lead: (unread: number) =>
    unread === 0
      ? "You have read everything."
      : `${formatNumber(unread, "en")} ${unread < 2 ? "update" : "updates"} to read.`,
  header: { title: "Notifications", one: "unread", many: "unread" },
  list: "What happened",
  new: "Unread",
  empty: "Nothing to report",
  emptyText:
    "When one of your proposals is reviewed, or when someone writes to you about it, you read it here and by e-mail.",
  markRead: "Mark as read",
  markReadOf: (title: string) => `the update on “${title}”`,
  markAll: "Mark all as read",
  marked: "Marked as read.",
  allMarked: "Everything is marked as read.",
  untitled: "Untitled",
  said: {
    received: "Your proposal arrived for review.",
    decision: {
      accepted: (name: string) => `${name} accepted your proposal.`,
      changes_requested: (name: string) => `${name} asks you for changes.`,
      rejected: (name: string) => `${name} rejected your proposal, and says why.`,
    },
    message: {
      toAuthor: (name: string) => `${name}, a moderator, wrote to you.`,
      fromAuthor: (name: string) => `${name}, who made this proposal, wrote.`,
      colleague: (name: string) => `${name}, a moderator, wrote to its author.`,
      internal: (name: string) => `${name} left an internal note.`,
    },
    handover: (name: string | null) =>
      name ? `${name} hands its review over to you.` : "Its review is handed over to you.",
    assigned: (name: string | null) => (name ? `${name} put it in your queue.` : "It was put in your queue."),
    opinion: (name: string) => `${name} asks what you think.`,
    team: {
      "claim-accepted": () => "The page is yours to keep: you manage its team.",
      "claim-refused": () => "Your request to keep the page is refused.",
      "claim-overtaken": () => "The page has just been given to someone else: you can ask to join its team.",
      "join-asked": (name: string) => `${name} asks to join the team.`,
      "join-accepted": () => "Your request is accepted: you are in the team.",
      "join-refused": () => "The managers of the team did not accept your request.",
      joined: (name: string) => `${name} accepted the invitation and joined the team.`,
      manager: () => "You are now a manager of the team.",
      member: () => "You are no longer a manager of the team; you remain a member.",
      removed: () => "You are no longer in the team.",
      dissolved: () => "The team is dissolved: nobody keeps the page any more.",
    },
    account: {
      subjects: { level: "Your level on Sillage", quarantine: "What you sent to Sillage" },
      level: {
        rises: (level: string) => `Your level is now “${level}”.`,
        falls: (level: string) =>
          `Your level is “${level}” again: it follows the decisions of the last twelve months, and will rise in the same way.`,
        held: (level: string) => `Administrators have fixed your level: “${level}”.`,
      },
      quarantined: "What you sent is set aside while we check.",
      letOut: "The check is done: your proposals have their place in the queue back.",
      letters: {
        kept: "Nothing is lost: once checked, each proposal takes its place in the queue back. You can answer by writing to us.",
        action: "See on Sillage",
        why: "You are sent this message because it is about your account.",
      },
    },
    late: "Proposals have waited for an answer longer than was promised.",
    removal: (name: string) => `${name} took this entry down from the directory.`,
    freshness: "Is this entry still right? Confirm it or correct it.",
  },
  settings: {
    title: "What you receive by e-mail",
    lead: "This page always says everything, at once. Choose what also reaches you by e-mail.",
    kinds: {
      received: "One of my proposals arrived for review",
      decision: "A decision is taken on one of my proposals",
      message: "A message is written on a proposal that concerns me",
      handover: "A review is handed over to me",
      assigned: "A proposal is assigned to me",
      opinion: "I am asked what I think of a proposal",
      late: "Proposals have waited longer than was promised (once a day)",
      removal: "An entry is taken down from the directory",
      freshness: "An entry that I keep is to be confirmed",
      team: "Something happens in one of my teams, or with a page that I asked to keep",
      level: "My level changes",
      source: "A harvested source is suspended",
      webhook: "One of your webhooks is stopped",
      batch: "An import of mine is reviewed or undone",
      quarantine: "What I sent is set aside, or takes its place back",
      selection: "A selection of mine is hidden, or shown again",
    },
    frequencies: {
      at_once: "At once",
      daily: "Once a day",
      never: "Never",
    },
    daily: "“Once a day”: a single e-mail, at 7 a.m. (Paris time), when there is news.",
    save: "Save my choices",
    saved: "Your choices are saved.",
  },
  thread: {
    title: "Conversation",
    lead: {
      author:
        "A question, a detail to add? Write to the moderators: the answer will come here and by e-mail.",
      desk: "What is sent to the author also reaches them by e-mail. An internal note is never shown to them.",
    },
    empty: "Nobody has written yet.",
    count: (count: number) => `${formatNumber(count, "en")} ${count < 2 ? "message" : "messages"}`,
    roles: { author: "author", moderation: "moderator", internal: "internal note" },
    you: "you",
    internalHint: "never shown to the author",
    body: "Your message",
    bodyHint: (max: number) => `${formatNumber(max, "en")} characters at most.`,
    send: { author: "Send to the moderators", desk: "Send to the author" },
    note: "Keep as an internal note",
    sent: { author: "Message sent to the moderators.", desk: "Message sent to the author." },
    noted: "Internal note added: the author will not see it.",
  },
} satisfies typeof source;
