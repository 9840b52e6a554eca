import type { mails as source } from "../fr/mails";

export const mails = {
  hello: "Hello,",
  helloTo: (name: string) => `Hello ${name},`,
  signature: "The Sillage team, the open directory of public-sector innovation",
  settings: "Choose what you receive by e-mail",
  linkFallback: "If the button does not work, copy this address into your browser:",
  signIn: {
    subject: "Your sign-in link for Sillage",
    intro: "You asked to sign in to Sillage. Open this link, then confirm with the button on the page:",
    action: "Sign in to Sillage",
    limits: (minutes: number) =>
      `The link works once, for ${minutes} minutes. You may open it on another device.`,
    notYou: "If you did not ask for it, do nothing: nobody can sign in without this message.",
  },
  decision: {
    why: "You receive this message because you proposed this entry or this edit.",
    reviewedBy: (name: string) => `Reviewed by: ${name}`,
    reason: "Reason",
    comment: "What the reviewer says",
    changed: "The reviewer changed part of what you proposed.",
    corrected: (fields: string) => `Corrected in review: ${fields}`,
    leftOut: (fields: string) => `Left out: ${fields}`,
    added: (fields: string) => `Added in review: ${fields}`,
    compare: "What you wrote is kept, beside what was published, on your proposal’s page",
    subjects: {
      accepted: (title: string) => `Accepted: ${title}`,
      changes_requested: (title: string) => `Changes requested: ${title}`,
      rejected: (title: string) => `Rejected: ${title}`,
    },
    what: {
      creation: {
        accepted: (title: string) => `Your entry “${title}” is accepted: it is published in the directory.`,
        changes_requested: (title: string) =>
          `Your proposed entry “${title}” has been reviewed. It is not published yet: some points need completing.`,
        rejected: (title: string) => `Your proposed entry “${title}” has been reviewed. It was not accepted.`,
      },
      edit: {
        accepted: (title: string) =>
          `Your edit of the entry “${title}” is accepted: it is now in the directory.`,
        changes_requested: (title: string) =>
          `Your edit of the entry “${title}” has been reviewed. It is not in the directory yet: some points need completing.`,
        rejected: (title: string) =>
          `Your edit of the entry “${title}” has been reviewed. It was not accepted: the entry stays as it is.`,
      },
    },
    next: {
      accepted: "Thank you. The entry remains open to your corrections and to everyone’s.",
      changes_requested:
        "Nothing you wrote is lost. Complete your proposal, then send it again: it keeps its place in the queue.",
      rejected:
        "Your proposal stays among your contributions. If you can address the reason, you may make a new one.",
    },
    action: {
      accepted: "See the entry",
      changes_requested: "Complete my proposal",
      rejected: "See my proposal",
    },
  },
  received: {
    subjects: {
      first: (title: string) => `Received: ${title}`,
      again: (title: string) => `Back in review: ${title}`,
    },
    what: {
      creation: {
        first: (title: string) => `Your proposed entry “${title}” has arrived. Thank you!`,
        again: (title: string) =>
          `Your proposed entry “${title}”, which you completed, is back in review. Thank you!`,
      },
      edit: {
        first: (title: string) => `Your edit of the entry “${title}” has arrived. Thank you!`,
        again: (title: string) =>
          `Your edit of the entry “${title}”, which you completed, is back in review. Thank you!`,
      },
    },
    nextStep:
      "A moderator will review it, then accept it, ask for changes, or reject it and say why. An e-mail will tell you.",
    meanwhile: "Until then, you can write to the moderators or withdraw your proposal, on its page.",
    action: "See my proposal",
    why: "You receive this message because you proposed this entry or this edit.",
  },
  message: {
    subjects: {
      public: (title: string) => `New message: ${title}`,
      internal: (title: string) => `Internal note: ${title}`,
    },
    what: {
      toAuthor: (name: string, title: string) =>
        `${name}, a moderator, writes to you about your proposal “${title}”.`,
      fromAuthor: (name: string, title: string) =>
        `${name}, who proposed “${title}”, writes to the moderators.`,
      colleague: (name: string, title: string) =>
        `${name}, a moderator, writes to the author of the proposal “${title}”.`,
      internal: (name: string, title: string) =>
        `${name} left an internal note on the proposal “${title}”. It can be read on the review page only.`,
    },
    quote: "Their message",
    nextStep: "You can answer on the proposal’s page.",
    action: { author: "Answer", desk: "Open the proposal" },
    why: {
      author: "You receive this message because you made this proposal.",
      desk: "You receive this message because you took part in this review.",
    },
  },
  handover: {
    subject: (title: string) => `Review handed over: ${title}`,
    what: (name: string | null, title: string) =>
      `${name ?? "A moderator"} hands over to you the review of the proposal “${title}”.`,
    nextStep:
      "If you cannot take care of it, give it back to the queue or hand it over to someone else, on its page.",
    action: "Review the proposal",
    why: "You receive this message because you are a moderator.",
  },
  assigned: {
    subject: (title: string) => `Review assigned: ${title}`,
    what: (name: string | null, title: string) =>
      `${name ?? "A moderator"} puts the proposal “${title}” in your queue.`,
    nextStep:
      "It stays there until it is decided on. If you cannot take care of it, assign it to someone else on its page.",
    action: "Review the proposal",
    why: "You receive this message because you are a moderator.",
  },
  late: {
    subject: (count: number) =>
      count === 1 ? "A proposal has waited too long" : `${count} proposals have waited too long`,
    what: (count: number, days: number) =>
      count === 1
        ? `A proposal had no answer within the promised delay, which is ${days} days.`
        : `${count} proposals had no answer within the promised delay, which is ${days} days.`,
    oldest: (age: string) => `The oldest was sent ${age}. It is at the top of the queue.`,
    action: "Open the queue",
    why: "You receive this message, once a day at most, because you are a moderator.",
  },
  opinion: {
    subject: (title: string) => `Your opinion is asked for: ${title}`,
    what: (name: string | null, title: string) =>
      `${name ?? "A moderator"} asks what you think of the proposal “${title}”, in an internal note that is read on the review page only.`,
    nextStep: "Answer with an internal note on the same page: it tells who asked.",
    action: "Give my opinion",
    why: "You receive this message because you are a moderator.",
  },
  removal: {
    subject: "An entry is taken down from the directory",
    what: (name: string) =>
      `${name} took an entry down from the directory at once. Only moderators can still read it.`,
    nextStep:
      "The entry’s history says which one and why. If it is a mistake, that is also where it can be put back.",
    action: "See the entry’s history",
    why: "You receive this message because you are a moderator.",
  },
  digest: {
    subject: (count: number, day: string) =>
      `${count === 1 ? "One update" : `${count} updates`} on your proposals, ${day}`,
    intro: (count: number): string =>
      count === 1
        ? "Here is what has happened since your last e-mail."
        : "Here is what has happened since your last e-mail, proposal by proposal.",
    more: (count: number) =>
      count === 1 ? "One more update waits on your page." : `${count} more updates wait on your page.`,
    see: "See the proposal",
    action: "See my notifications",
    why: "You receive this message because you chose one e-mail a day.",
  },
} satisfies typeof source;
