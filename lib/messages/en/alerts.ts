import type { alerts as source } from "../fr/alerts";

const some = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const inDays = (left: number) => (left === 0 ? "today" : left === 1 ? "tomorrow" : `in ${left} days`);

/** What was typed is between marks of its own inside those of the name. */
const quoted = (name: string) => `“${name.replace(/“(.*?)”/g, "‘$1’")}”`;

export const alerts = {
  title: "Your alerts",
  hint: "The searches, entries and selections that you follow by e-mail.",
  everything: "All entries",
  goneEntry: "An entry that is no longer in the directory",
  goneSelection: "A selection that is no longer shared",
  link: "Get e-mail alerts",
  frequencies: {
    at_once: "At once",
    daily: "Once a day, in the morning",
    weekly: "Once a week, on Monday morning",
  },
  form: {
    title: "Get e-mail alerts",
    lead: "Get an e-mail when something changes in the directory. No account needed, and you stop it when you like.",
    follows: "What you follow",
    search: "The entries that this search finds, published or changed",
    entry: "What changes in this entry",
    selection: "Entries that come into this selection, and changes to those that are in it",
    seeSelection: "See the selection",
    see: "See what it finds today",
    email: "Your e-mail address",
    emailHint: "Used for these alerts only.",
    frequency: "When to tell you",
    reminders: "Remind me of its dates, 15 and 3 days before",
    submit: "Create the alert",
    privacy: "What becomes of your address",
    mine: "Do you have alerts already?",
    mineLink: "See and change them",
    unknownTitle: "Nothing to follow here",
    unknown: "Only a published entry, or a shared selection, can be followed.",
  },
  sent: {
    title: "Open your mailbox",
    text: (days: number) =>
      `An e-mail has just left. Open its link and confirm with the button of the page, within ${days} days: nothing is sent before.`,
    nothing: "Nothing comes? Look into your junk mail, then check the address and try again.",
  },
  confirmation: {
    title: "Confirm the alert",
    lead: "One button, and it is done.",
    follows: "Alert",
    frequency: "How often",
    email: "Address",
    submit: "Confirm my alert",
    notYou: "If you asked for nothing, close this page: the alert and the address erase themselves.",
    goneTitle: "This link is no longer good",
    gone: (days: number) =>
      `It is incomplete, or more than ${days} days old. You can ask for the alert again from the page that you wanted to follow.`,
    already: "This alert is confirmed.",
    page: "See my alerts",
  },
  page: {
    lead: (email: string) => `For ${email}.`,
    none: "No alert",
    noneText:
      "On a list, a search, an entry, a theme, an organisation or a territory, “Get e-mail alerts” creates one. An address without alerts is erased within the hour.",
    search: "Search",
    entry: "Entry",
    selection: "Selection",
    since: (day: string) => `Created on ${day}`,
    paused: (day: string) => `Paused since ${day}`,
    frequency: "When to tell you",
    reminders: "Remind me of its dates, 15 and 3 days before",
    save: "Save",
    pause: "Pause",
    resume: "Resume",
    remove: "Delete",
    labelled: (act: string, name: string) => `${act}: ${name}`,
    ways: "The same in other ways:",
    atom: "Atom feed",
    events: "calendar (.ics)",
    deadlines: "deadlines (.ics)",
    erase: "Erase my address",
    eraseText: "All your alerts and your address are erased, at once and for good.",
    eraseSubmit: "Erase my address and my alerts",
    done: {
      confirmee: "Your alert is in place.",
      enregistree: "Saved.",
      en_pause: "The alert is paused: it sends nothing any more.",
      reprise: "The alert goes on.",
      supprimee: "The alert is deleted.",
      effacee: "Your address and your alerts are erased.",
    },
  },
  lost: {
    title: "Find my alerts",
    lead: "Each alert e-mail has a link to this page. To get it again, give your address.",
    gone: "This link is no longer good: the address has been erased, or the link is incomplete.",
    email: "Your e-mail address",
    submit: "Send me the link",
    sentTitle: "Asked for",
    sent: "If this address has alerts, an e-mail has just left with the link.",
    signIn: "If you have an account with the same address,",
    signInLink: "sign in",
  },
  stop: {
    title: "Stop the alerts",
    lead: "No alert e-mail will be sent to this address any more.",
    submit: "Stop all my alerts",
    some: "To stop one of them only, or to have them less often:",
    someLink: "change my alerts",
    goneTitle: "This link is no longer good",
    gone: "It is incomplete. Take that of an alert e-mail.",
    doneTitle: "Stopped",
    done: "You will receive no more alerts. They stay on your page for 90 days, paused, should you change your mind; then they are erased with your address.",
  },
  confirmationMail: {
    subject: (name: string) => `Confirm your alert: ${name}`,
    intro: "You asked to be told by e-mail of what changes in Sillage:",
    next: "Open this link, then confirm with the button of the page:",
    action: "Confirm my alert",
    limits: (days: number) =>
      `The link works for ${days} days. If you do not confirm, nothing is sent and your address is erased.`,
    notYou: "If you asked for nothing, do nothing.",
  },
  pageMail: {
    subject: "Your alerts on Sillage",
    intro:
      "Here is the link to all your alerts: there you can change how often they come, stop them and erase your address. The one that you may just have asked for is there already.",
    action: "See and change my alerts",
    notYou: "If you asked for nothing, do nothing: nothing has changed.",
  },
  mail: {
    subjects: {
      published: (title: string) => `New entry: ${title}`,
      entered: (title: string) => `For your alert: ${title}`,
      changed: (title: string) => `Entry changed: ${title}`,
      date: {
        deadline: (left: number, title: string) => `Deadline ${inDays(left)}: ${title}`,
        start: (left: number, title: string) =>
          `${left === 0 ? "Today" : left === 1 ? "Tomorrow" : `In ${left} days`}: ${title}`,
      },
      at_once: (count: number, _day: string) => `${some(count, "entry", "entries")} for your alerts`,
      daily: (count: number, day: string) => `${some(count, "entry", "entries")} for your alerts, ${day}`,
      weekly: (count: number, day: string) =>
        `Your week: ${some(count, "entry", "entries")} for your alerts, ${day}`,
      reminder: (count: number, _day: string) => `${some(count, "date draws near", "dates draw near")}`,
    },
    intro: {
      at_once: (_day: string) => "Here is what has just changed in what you follow.",
      daily: (_day: string) => "Here is what has changed since yesterday in what you follow.",
      weekly: (_day: string) => "Here is what has changed this week in what you follow.",
      reminder: (_day: string) => "Dates draw near in what you follow.",
    },
    parts: { published: "New", entered: "Now in what you follow", changed: "Changed" },
    fields: (names: string) => `What changed: ${names}`,
    because: (names: readonly string[]) =>
      names.length === 0
        ? "Why: you follow this entry."
        : `Why: your ${names.length === 1 ? "alert" : "alerts"} ${names.map(quoted).join(", ")}.`,
    date: {
      deadline: (day: string, left: number) => `Deadline on ${day}, ${inDays(left)}.`,
      start: (day: string, left: number) => `Begins on ${day}, ${inDays(left)}.`,
    },
    more: (count: number) =>
      `${some(count, "other entry waits", "other entries wait")} for you in the directory: the button leads there.`,
    see: "See the entry",
    all: "See all that this alert finds",
    alerts: "See and change my alerts",
    why: {
      at_once:
        "You receive this message because you follow these entries, a search that finds them or a selection that holds them.",
      daily: "You receive this message, once a day at most, because you created an alert.",
      weekly: "You receive this message, once a week at most, because you created an alert.",
      reminder: "You receive this message because you asked to be reminded of the dates of these entries.",
    },
    stop: "Receive no more alerts",
  },
} satisfies typeof source;
