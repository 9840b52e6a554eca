import type { ownAccount as source } from "../fr/own-account";

export const ownAccount = {
  saved: "Saved.",
  anonymousHint: "A first name, a pseudonym… It is shown beside your proposals and your decisions.",
  profile: {
    title: "Public name and language",
    name: "Public name",
    language: "Language of e-mails",
    submit: "Save",
  },
  email: {
    title: "E-mail address",
    now: (email: string) => `Your address: ${email}.`,
    none: "Your account has no confirmed address yet: you receive no e-mail from Sillage and cannot sign in by link.",
    field: "New address",
    first: "Your address",
    hint: "Your current address and the new one each receive a link. The address changes once both have confirmed.",
    firstHint: "It receives a link. It becomes yours once you have confirmed.",
    submit: "Ask for the change",
    submitFirst: "Send me the link",
    sent: (email: string) =>
      `A link is on its way to ${email}, and another to your current address. Open both within the hour.`,
    sentFirst: (email: string) => `A link is on its way to ${email}. Open it within the hour.`,
    pending: (email: string, until: string) =>
      `Change to ${email} asked for, to be confirmed before ${until}.`,
    oldConfirmed: "Your current address has confirmed, the new one has not yet.",
    newConfirmed: "The new address has confirmed, your current one has not yet.",
    cancel: "Cancel this change",
    cancelled: "The change of address is cancelled: the links that were sent no longer work.",
  },
  confirmEmail: {
    title: "Confirm an address",
    old: (email: string) =>
      `Confirm that your Sillage account leaves this address for ${email}. If you did not ask for it, close this page and end the sessions that you do not recognise.`,
    new: (email: string, name: string) =>
      `Confirm that the address ${email} becomes that of the Sillage account “${name}”.`,
    submit: "Confirm",
    notYou: "If this is not you, close this page: nothing happens without this button.",
    already: "This address has confirmed already. What remains is the link sent to the other address.",
    waitingTitle: "One address has confirmed",
    waiting: "What remains is the link sent to the other address: open it within an hour of the request.",
    changedTitle: "The address of your account has changed",
    changed:
      "Your next sign-in links and e-mails will come to it. If it replaces another, your other open sessions have been ended and your access tokens revoked.",
    goneTitle: "This link no longer works",
    gone: "A confirmation link works once, for an hour, and a new request cancels those before it. If the address has not changed, ask for a new one from your space.",
  },
  sessions: {
    title: "Open sessions",
    hint: "Each browser where you are signed in. End those that you do not recognise.",
    list: (count: number) => (count === 1 ? "1 open session" : `${count} open sessions`),
    openedOn: (at: string) => `Opened on ${at}`,
    seen: (day: string) => `Last visit on ${day}`,
    current: "This session",
    end: "End",
    endOne: (opened: string) => `End the session opened on ${opened}`,
    endOthers: "End all other sessions and revoke access tokens",
    ended: "The session has ended.",
    othersEnded: "All other sessions have ended, and your access tokens are revoked.",
  },
  proConnect: {
    title: "ProConnect",
    signInLead:
      "Reading the directory needs no account. To propose or correct an entry, sign in with ProConnect or by a link: there is no password to create.",
    signIn: "Sign in with ProConnect",
    what: "What is ProConnect?",
    lead: "For French public agents: the State’s sign-in, with your work account. All that we receive from it is your address.",
    or: "By a link sent by e-mail",
    none: "No ProConnect identity is tied to this account.",
    linked: (day: string) => `A ProConnect identity has been tied since ${day}.`,
    linkHint:
      "Tie your ProConnect identity to sign in with it as well. Your name and address here do not change.",
    link: "Tie ProConnect",
    unlink: "Untie ProConnect",
    unlinkOne: (day: string) => `Untie the ProConnect identity tied on ${day}`,
    unlinked: "The ProConnect identity is no longer tied to your account.",
    justLinked: "Your ProConnect identity is tied to your account.",
    refusals: {
      cancelled: "You interrupted the sign-in on ProConnect. Nothing has changed.",
      stale:
        "This sign-in has expired, or has been used already. Start again: it has to be done in one go, in the same browser.",
      untrusted:
        "The answer from ProConnect could not be verified: for safety, it is refused. Start again; if it goes on, write to us.",
      unavailable: "ProConnect does not answer for the moment. Try again, or sign in by a link.",
      blocked:
        "The administrators of Sillage have suspended this account. Write to us if you wish to discuss it.",
      knownAddress:
        "A Sillage account already exists with the address that ProConnect gives. To check that it is yours, sign in by a link below, then choose “Tie ProConnect” in your space.",
      identityTaken:
        "This ProConnect identity is already tied to another Sillage account. Untie it from that account first.",
      proveFirst: "First confirm that it is you, then start over: nothing was tied.",
      signedOut: "Your session ended meanwhile: nothing was tied. Sign in again, then start over.",
    },
  },
  data: {
    title: "My data",
    hint: "All that Sillage keeps about you, in a JSON file: account, sessions, identities, tokens, webhooks, proposals, comments, decisions, notifications, settings and audit.",
    download: "Download my data",
  },
  erase: {
    title: "Erase my account",
    hint: "Your name and address go, your contributions stay, anonymous.",
    open: "Erase my account…",
    lead: "This is for good: nobody can bring the account back, neither you nor us.",
    goes: "What goes",
    going: [
      "your public name, replaced everywhere by “Anonyme”;",
      "your e-mail address, your sessions, your access tokens, your webhooks and the identities tied to them;",
      "your selections, public ones too, and the names of the files you imported;",
      "your notifications, their settings and your drafts never sent.",
    ],
    stays: "What stays, without your name",
    staying: [
      "your proposals accepted or refused and the decisions you made: they are the public history of entries;",
      "your proposals that wait, which will be reviewed; those that waited for you to complete them are withdrawn;",
      "your messages about proposals, and the audit of acts, which holds neither name nor address.",
    ],
    first: "You can first",
    download: "download your data",
    field: "To confirm, type: erase",
    submit: "Erase my account for good",
    keep: "Keep my account",
    doneTitle: "Your account is erased",
    done: "Thank you for what you brought to the directory.",
  },
  mails: {
    asked: {
      subject: {
        old: "Change of address asked for on Sillage",
        new: "Confirm your new address for Sillage",
        first: "Confirm your address for Sillage",
      },
      intro: {
        old: (name: string, email: string) =>
          `You asked for the Sillage account “${name}” to leave this address for ${email}. Open this link, then confirm with the button on the page:`,
        new: (name: string, email: string) =>
          `The Sillage account “${name}” asks to take the address ${email}. Open this link, then confirm with the button on the page:`,
        first: (name: string, email: string) =>
          `You have just signed in to Sillage with ProConnect, under the name “${name}”. For the address ${email} to be that of this account, open this link, then confirm with the button on the page:`,
      },
      action: "Confirm this address",
      limits: (minutes: number) =>
        `The link works once, for ${minutes} minutes. It can be opened on another device.`,
      notYou: {
        old: "If you did not ask for anything, do not confirm: someone may be using one of your sessions. Sign in and end, in “My space”, those that you do not recognise.",
        new: "If you did not ask for anything, do nothing: the address is tied to no account without this button.",
        first: "If this is not you, do nothing: the address is tied to no account without this button.",
      },
    },
    done: {
      subject: "Your address is no longer that of your Sillage account",
      intro:
        "As both addresses have confirmed, your Sillage account now has another address. This one no longer signs you in and will receive no more e-mails from it.",
      action: "Write to us if it was not you",
      after: "If you asked for this change, there is nothing to do.",
    },
  },
} satisfies typeof source;
