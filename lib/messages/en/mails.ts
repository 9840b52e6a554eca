import type { mails as source } from "../fr/mails";

export const mails = {
  hello: "Hello,",
  helloTo: (name: string) => `Hello ${name},`,
  signature: "The Sillage team, the open directory of public-sector innovation",
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
} satisfies typeof source;
