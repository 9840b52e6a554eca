import { formatNumber } from "../../dates";
import type { reports as source } from "../fr/reports";

const n = (count: number) => formatNumber(count, "en");
const some = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;

export const reports = {
  link: "Report a problem",
  kinds: {
    wrong: "A mistake",
    outdated: "Outdated information",
    dead_link: "A link that does not work",
    duplicate: "A duplicate",
    out_of_place: "An entry that does not belong here",
    rights: "Copyright or other property",
    personal_data: "Personal data",
    objection: "Objection of a person named",
  },
  kindHints: {
    wrong: "A name, a date, a figure, a fact that is not right.",
    outdated: "It was true, it no longer is.",
    dead_link: "The address does not answer, or leads to something else.",
    duplicate: "The same thing has an entry already: say which.",
    out_of_place: "Advertising, off topic, unsuitable content.",
    rights: "A text or a picture taken without the right to.",
    personal_data: "An address, a telephone number, something private. Answered within a month.",
  },
  form: {
    title: "Report a problem",
    lead: (title: string) => `About the entry “${title}”. No account is needed.`,
    edit: "If you know what to correct, the shortest way is to",
    editLink: "propose the change yourself",
    named: "Are you named in this entry, and do you want that to stop?",
    namedLink: "Exercise your right to object",
    kind: "What is the problem?",
    body: "What is wrong",
    bodyHint: (max: number) =>
      `Say where, and if you know it what it should say. Write nothing confidential. At most ${n(max)} characters.`,
    email: "Your e-mail address, if you want an answer",
    emailHint: (days: number) =>
      `It serves to answer you and nothing else. It is never shown, and is erased ${days} days after the answer.`,
    submit: "Send the report",
    privacy: "What we keep, and for how long",
  },
  received: {
    title: "Report received",
    thanks: "Thank you. A moderator will read it.",
    reference: (reference: string) => `Your report has the reference ${reference}.`,
    due: (day: string) => `The answer is due by ${day}.`,
    mail: "If you left an address, an acknowledgement is on its way, then the answer.",
    back: "Back to the entry",
  },
  objection: {
    title: "Being named in this entry: your rights",
    lead: (title: string) =>
      `The entry “${title}” names people as public documents do. If you are one of them, you may object.`,
    rights: "What the law says",
    law: [
      "Sillage names people on the ground of its legitimate interest: saying who did what in public-sector innovation (GDPR, article 6.1.f).",
      "You may object at any time, on grounds relating to your particular situation (article 21). Your name is then removed, unless there are compelling legitimate grounds, which we would have to state.",
      "We answer within a month (article 12), to the address that you leave.",
    ],
    cnil: "If the answer does not satisfy you, you may",
    cnilLink: "complain to the CNIL",
    cnilUrl: "https://www.cnil.fr/en/plaintes",
    other: "For a mistake, or contact details to be removed,",
    otherLink: "report a problem instead",
    person: "Your name, as the entry writes it",
    body: "What you ask for, and why",
    bodyHint: (max: number) =>
      `For example: remove my name; name my organisation only. One sentence on your situation is enough. Send no identity document. At most ${n(max)} characters.`,
    email: "Your e-mail address",
    emailHint: (days: number) =>
      `To answer you, and nothing else. It is erased ${days} days after the answer.`,
    submit: "Send my request",
    receivedTitle: "Request received",
    receivedReference: (reference: string) => `Your request has the reference ${reference}.`,
  },
  desk: {
    title: "Reports",
    oneTitle: "A report",
    lead: "What visitors and our own checks say of entries. Correct, archive or take down by the usual ways, then answer.",
    line: (open: number, people: number) =>
      `${some(open, "report to deal with", "reports to deal with")}${people > 0 ? `, of which ${some(people, "request of a person", "requests of people")}` : ""}`,
    viewsLabel: "Views of the reports",
    views: {
      open: "To deal with",
      people: "Requests of people",
      visitors: "Visitors",
      checks: "Automatic checks",
      closed: "Closed",
    },
    nearest: (count: number, day: string) =>
      count < 2
        ? `One request of a person waits for an answer before ${day}.`
        : `${n(count)} requests of people wait for an answer, the first before ${day}.`,
    seeThem: "See them",
    empty: "Nothing in this view",
    emptyText: "No report waits here.",
    origins: {
      visitor: "A visitor",
      link_check: "Check of links",
      freshness: "Question on freshness left without an answer",
    },
    free: "Free",
    mine: (minutes: number) => `Yours, for another ${minutes} min`,
    held: (name: string, minutes: number) => `${name}, for another ${minutes} min`,
    due: (day: string) => `Answer before ${day}`,
    late: (day: string) => `Late: the answer was due on ${day}`,
    states: { open: "To deal with", settled: "Dealt with", dismissed: "No action" },
    done: {
      settled: (mailed: boolean) => `The report is dealt with.${mailed ? " The answer leaves by mail." : ""}`,
      dismissed: (mailed: boolean) =>
        `The report is closed without action.${mailed ? " The answer leaves by mail." : ""}`,
    },
  },
  item: {
    facts: "At a glance",
    reference: "Reference",
    from: "From",
    at: "Received",
    dueLabel: "Due",
    answerTo: "Answer",
    byMail: "by mail, to the address that was left",
    noAddress: "no address was left",
    person: "Name in the entry",
    url: "Address",
    entry: "Entry",
    written: "What is written",
    erased: "The text was erased, a year after the answer.",
    linkText:
      "This address did not answer three visits, over a week at least. The entry says so beside the link. Replace the address, remove it, or keep it with its archived copy: this report closes by itself if the address answers again or changes.",
    freshnessText:
      "Nobody has confirmed this entry for a long time, and the question that was sent had no answer, or nobody to be sent to. Check it: confirm it, correct it or archive it. This report closes by itself once it is confirmed or changed.",
    objectionText:
      "Right to object (GDPR, article 21): the name is removed, unless there are compelling legitimate grounds, to be stated in the answer. The correction stays in the public history: if the name must no longer be read at all, take the entry down, then propose it again without it.",
    acts: "Act on the entry",
    actsLead: "Each act opens on its usual page. Then come back here to answer.",
    actsLeadClosed:
      "The report has its answer. Each act opens on its usual page, and changes nothing in that answer.",
    see: "See the entry",
    correct: "Correct",
    confirm: "Confirm that it is right",
    archive: "Archive",
    merge: "Make one with another entry",
    remove: "Take down",
    archived: "The entry is archived.",
    removed: "The entry is taken down.",
    merged: "The entry is merged into",
    others: "Other reports on this entry",
    claimTitle: "Who deals with it",
    take: (minutes: number) => `Take for ${minutes} minutes`,
    renew: "Extend",
    release: "Give back",
    taken: "This report is yours.",
    released: "This report is given back.",
    answerTitle: "Answer and close",
    answer: "Your answer",
    answerHint: "It leaves by mail as it is. Say what was done, or why nothing changes.",
    answerKept: "Nobody will receive it: it stays on file.",
    settle: "Dealt with",
    dismiss: "No action",
    reopen: "Reopen",
    reopenText: {
      mailed: "The person is told by mail that their report is being looked at again.",
      silent: "It comes back among the reports to deal with. Nobody is told: no address is known.",
    },
    reopened: (mailed) => `The report is reopened.${mailed ? " The person is told by mail." : ""}`,
    erasedText: "Its text has been erased: it can no longer be reopened.",
    answeredBefore: "Answer from before it was reopened",
    closedBy: (name: string, day: string) => `Closed by ${name} on ${day}.`,
    closedAlone: (day: string) => `Closed by itself on ${day}.`,
  },
  mails: {
    received: {
      subject: (reference: string) => `Report received (${reference})`,
      what: (title: string) => `We have received your report on the entry “${title}”. Thank you.`,
      request: (title: string) => `We have received your request on the entry “${title}”.`,
      reference: (reference: string) => `Its reference is ${reference}.`,
      next: "A moderator will read it. The answer will come to this address.",
      due: (day: string) => `The answer is due by ${day}.`,
      notYou: "If you sent nothing, someone wrote your address in your place: do nothing, it will be erased.",
    },
    closed: {
      subject: (reference: string) => `Answer to your report (${reference})`,
      settled: (title: string) => `Your report on the entry “${title}” was dealt with.`,
      dismissed: (title: string) =>
        `Your report on the entry “${title}” was read. The entry does not change.`,
      quote: "The moderators’ answer",
      cnil: "If this answer does not satisfy you, you may complain to the CNIL: https://www.cnil.fr/en/plaintes.",
      erased: (days: number) => `Your address will be erased from our files in ${days} days.`,
    },
    reopened: {
      subject: (reference) => `Your report is reopened (${reference})`,
      what: (title) =>
        `Your report on the entry “${title}” had been answered. The moderators are looking at it again.`,
      next: "A new answer will come to this address.",
    },
    action: "See the entry",
    why: "You receive this message because this address was left with a report.",
    desk: {
      subjects: {
        arrived: (day: string) => `Request of a person: answer before ${day}`,
        due: (day: string) => `Reminder: a request waits for an answer before ${day}`,
        late: (day: string) => `Late: a request waited for an answer on ${day}`,
      },
      what: {
        arrived: "A person exercises their rights about an entry. The law wants an answer within a month.",
        due: "A request of a person has no answer yet, and the date that the law sets is near.",
        late: "A request of a person has no answer, and the date that the law sets is past.",
      },
      kind: (kind: string, reference: string) => `Kind: ${kind}. Reference ${reference}.`,
      action: "Open the request",
      why: "You receive this message because you are a moderator. It cannot be refused: someone must answer.",
    },
  },
} satisfies typeof source;
