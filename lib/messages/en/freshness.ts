import type { freshness as source } from "../fr/freshness";

export const freshness = {
  deadLink: {
    since: (day: string) => `This link has not answered since ${day}.`,
    siteSince: (host: string, day: string) => `The link to ${host} has not answered since ${day}.`,
    copy: "See the archived copy",
    copyHint: "Internet Archive",
  },
  confirmed: (day: string) => `Confirmed on ${day}.`,
  old: {
    title: "This entry is more than two years old",
    text: (day: string) =>
      `It has been neither changed nor confirmed since ${day}. What it says may have changed.`,
  },
  page: {
    title: "Still right?",
    lead: (title: string) => `Is what the entry “${title}” says still true?`,
    said: "What the entry says",
    last: (day: string) => `Last changed or confirmed on ${day}.`,
    confirm: "Yes, it is still right",
    edit: "No, I correct it",
    whole: "Read the whole entry",
    effect: "The entry will say that it was confirmed today. Nothing else changes.",
    done: "Thank you! The entry is confirmed.",
    doneText: "It now says so, with today’s date.",
    goneTitle: "This link is no longer of use",
    gone: "It is too old, or not complete. The entry is still open to your corrections.",
    see: "See the entry",
    signIn: "If the question is put to you, sign in:",
    signInLink: "sign in",
  },
  mail: {
    subject: (title: string) => `Still right? ${title}`,
    what: (title: string, day: string) =>
      `The entry “${title}”, to which you contributed, has not changed since ${day}. Is it still right?`,
    next: "Open the page, then confirm with its button, or correct. It takes a minute, without signing in.",
    silent: "Without an answer, a moderator will check it.",
    action: "Confirm or correct",
    why: "You receive this message because you contributed to this entry, or are in the team that keeps it.",
  },
} satisfies typeof source;
