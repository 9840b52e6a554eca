import { formatNumber } from "../../dates";
import type { Messages } from "../fr";

const n = (count: number) => formatNumber(count, "en");
const some = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;

export const teams: Messages["teams"] = {
  title: "My teams",
  invitationTitle: "Joining a team",
  confirmTitle: "Keeping a page",
  hint: "The pages of labs, programmes and organisations that you keep with others.",
  lead: "The team of a lab, a programme or an organisation keeps its page itself: what it corrects appears at once, in the history and the journal like everything else.",
  removedPage: "[entry taken down]",

  held: "This page is kept by its team",
  heldText: "Its members correct it directly. Everything remains visible in the history.",
  partOf: "Are you part of this body?",
  join: "Join the team",
  claim: "Keep this page",

  mine: {
    list: "Your teams",
    empty: "You are in no team",
    emptyText:
      "Open the page of your lab, programme or organisation, then follow “Are you part of this body?”.",
    labs: "See the labs",
    programmes: "See the programmes",
    members: (count) => some(count, "member", "members"),
    waiting: (count) => some(count, "request to answer", "requests to answer"),
    since: (day) => `since ${day}`,
    invitations: "Invitations received",
    invitedBy: (name) => `From ${name}.`,
    requests: "Your requests",
    asked: (day) => `Asked on ${day}`,
    ways: {
      mail: "A link awaits you in the mail sent to your work address.",
      moderator: "The moderators will answer.",
      join: "The managers of the team will answer.",
    },
    expired: "The link that was sent has expired: start again.",
    withdraw: "Cancel this request",
    withdrawn: "The request is cancelled.",
  },

  roles: { manager: "Manager", member: "Member" },
  allows: {
    manager: "corrects the page, and lets members in or out",
    member: "corrects the page",
  },

  team: {
    title: (page) => `Team: ${page}`,
    lead: "Members correct the page directly; managers also keep the team.",
    blocked: "suspended account",
    you: "you",
    pages: "Pages that the team corrects",
    pagesText:
      "The entries of labs and programmes that present the organisation, or of which it is the operator or the parent.",
    noPages: "No entry of a lab or a programme is tied to this organisation yet.",
    edit: "Edit",
    see: "See the page",
    closed: "This page is archived: it is no longer changed.",
    members: "Members",
    memberSince: (day) => `since ${day}`,
    acts: "Manage",
    makeManager: "Make manager",
    makeManagerOf: (name) => `Make ${name} a manager`,
    makeMember: "Make plain member",
    makeMemberOf: (name) => `Make ${name} a plain member`,
    handOver: "Hand over my place",
    handOverTo: (name) => `Hand over my place as manager to ${name}`,
    remove: "Remove",
    removeOf: (name) => `Remove ${name} from the team`,
    requests: "Requests to join the team",
    noRequests: "No request is waiting.",
    admit: "Accept",
    admitOf: (name) => `Accept ${name} into the team`,
    refuse: "Refuse",
    refuseOf: (name) => `Refuse the request of ${name}`,
    invite: "Invite someone",
    inviteHint: "A mail goes to this address, with a link good for 14 days and for one person only.",
    email: "E-mail address",
    sendInvitation: "Send the invitation",
    invitations: "Invitations waiting",
    until: (day) => `until ${day}`,
    cancelInvitation: "Cancel",
    cancelInvitationOf: (email) => `Cancel the invitation sent to ${email}`,
    leave: "Leave the team",
    leaveText: "You will no longer correct the page directly. What you did remains in the history.",
    leaveSubmit: "Leave the team",
    dissolve: "Dissolve the team",
    dissolveText:
      "Nobody keeps the page any more: it is open to proposals again, reviewed by the moderators. What the team published remains in the history.",
    dissolveSubmit: "Dissolve the team",
    lastManager:
      "You are the only manager: make someone else a manager before you leave, or dissolve the team.",
    alone: "You are the only person in this team: leaving means dissolving it.",
    desk: "Moderators’ acts",
    deskText: "You read this page as a moderator, without being in the team.",
  },

  organisation: {
    title: "The organisation",
    text: "What you change shows at once, and is noted: the moderators can undo it. The address of the page does not change. To merge two organisations, write to the moderators.",
    save: "Save",
  },

  done: {
    said: "What you say of the organisation is saved.",
    followed: "The succession is added.",
    parted: "The succession is removed.",
    left: "You have left the team.",
    dissolved: "The team is dissolved.",
    joined: "Welcome: you are now in the team.",
    held: "The page is yours to keep: you manage its team.",
    asked: "Your request has gone to the managers of the team.",
    claimed: "Your request has gone to the moderators.",
    mailed: "A mail is on its way to your work address: open its link within the hour, then confirm.",
    invited: "The invitation is on its way.",
    cancelled: "The invitation is cancelled: its link no longer works.",
    admitted: "The person is in the team.",
    refused: "The request is refused. The person is told.",
    manager: "The person is a manager, and is told.",
    member: "The person is a plain member, and is told.",
    handed: "Your place is handed over: you are a plain member.",
    removed: "The person is no longer in the team, and is told.",
  },

  asking: {
    title: (page) => `Are you part of “${page}”?`,
    lead: "The people of a body can keep its page together, without waiting for a review.",
    signIn: "Sign in to go on: a team is made of personal accounts.",
    already: "You are already in the team of this page.",
    toTeam: "See the team",
    waiting: "Your request for this page is waiting for an answer.",
    toMine: "See my requests",
    closed: "This page is archived or no longer in the directory: it can no longer be kept.",
    joinTitle: "Ask to join the team",
    joinLead: "This page already has a team. Its managers receive your request and answer it.",
    message: "Who are you in this body?",
    messageHint: "One sentence: your position, your department.",
    joinSubmit: "Send the request",
    through: (organisation) =>
      `The team of “${organisation}” also corrects this page. You can ask to join it, or form the team of the page.`,
    throughLink: (organisation) => `Join the team of “${organisation}”`,
    mailTitle: "With your work address",
    mailLead: (domain) =>
      `An address that ends with ${domain}, the domain of the page’s site, is enough to prove that you are part of it. We send a link to it; it is forgotten as soon as the link has been used.`,
    email: "Your work address",
    emailHint: (domain) => `first.last@${domain}`,
    mailSubmit: "Receive the link",
    moderatorTitle: "Through the moderators",
    noDomain:
      "The site of this page does not allow an address to be checked (no site given, a shared host, or a domain of several bodies): the moderators answer your request.",
    moderatorLead:
      "Your address is not of this domain? Tell the moderators who you are: they check, then answer with their reasons.",
    moderatorHint:
      "Your position, and where it can be checked: a page of the site, a chart, a published document.",
    moderatorSubmit: "Send to the moderators",
  },

  invitation: {
    title: (page) => `Join the team of “${page}”`,
    lead: (name) =>
      `${name} invites you to keep this page: what you correct in it appears at once, under your public name.`,
    signIn: "Sign in, then accept: the link is good for one person.",
    as: (name) => `You accept with the account “${name}”.`,
    accept: "Join the team",
    decline: "Decline",
    declined: "The invitation is declined.",
    goneTitle: "This invitation no longer works",
    gone: "It has been used, cancelled, has expired, or the team no longer exists. Ask the person who sent it for another.",
  },

  confirmation: {
    title: (page) => `Keep the page “${page}”`,
    lead: (email) =>
      `The address ${email} proves that you are part of this body. Confirm to form the team of the page: you will be its manager.`,
    signIn: "Sign in with the account that made the request, then confirm.",
    otherTitle: "This link is another account’s",
    other: "Sign in with the account that made the request.",
    submit: "Confirm",
    notYou: "If you asked for nothing, close this page: nothing happens without this button.",
    goneTitle: "This link no longer works",
    gone: "It works once, for an hour, and a new request cancels the earlier ones. The page may also have been given to someone else.",
  },

  desk: {
    title: "Requests for teams",
    oneTitle: "A request for a team",
    lead: (count) =>
      count === 0
        ? "Nobody is waiting for an answer."
        : `${some(count, "request waits", "requests wait")} for an answer, the oldest first.`,
    empty: "No request is waiting",
    emptyText: "Requests proved by a mail settle themselves, and appear below.",
    settled: "Settled recently",
    by: (name) => `By ${name}`,
    states: {
      pending: "Waiting",
      accepted: "Accepted",
      refused: "Refused",
      withdrawn: "Cancelled",
      overtaken: "Overtaken",
    },
    byMail: (domain) => `by a mail to ${domain}`,
    one: (page) => `Request for “${page}”`,
    facts: {
      page: "Page",
      who: "Who asks",
      asked: "Asked",
      site: "Site of the page",
      domain: "Domain",
      message: "In their words",
      answer: "Answer",
      reason: "Reason",
      activity: "Taking part",
      teams: "Teams of the page",
      others: "Other requests for this page",
    },
    noSite: "none",
    accepted: (count) => some(count, "accepted proposal", "accepted proposals"),
    memberSince: (day) => `account opened on ${day}`,
    decide: "Answer",
    reason: "Reason",
    reasonHint: "What you checked, or what is missing. The person reads it if you refuse.",
    accept: "Give the page",
    acceptText:
      "If you give the page, the person forms its team and manages it. The other requests for the same page are then closed, and sent to the team.",
    refuse: "Refuse",
    own: "This is your request: someone else answers it.",
    byMailText:
      "This request waits for the person to confirm with the link sent to their address: there is nothing to decide.",
    done: {
      accepted: "The page is given, and the person told.",
      refused: "The request is refused, and the person told.",
    },
  },

  mails: {
    subject: (page) => `News for the team of “${page}”`,
    about: (page) => `About the team of “${page}”:`,
    reason: "The reason given by the moderators",
    action: "See",
    why: "You receive this mail because you are in this team, or asked to keep this page.",
    invitation: {
      subject: (page) => `Invitation to keep the page “${page}” on Sillage`,
      intro: (name, page) =>
        `${name} invites you to join the team that keeps the page “${page}” on Sillage, the collaborative directory of public innovation. Open this link, then accept with the button of the page:`,
      action: "See the invitation",
      limits: (days) => `The link works for one person, for ${days} ${days === 1 ? "day" : "days"}.`,
      notYou: "If you do not know this person, do nothing: this address is forgotten when the link expires.",
    },
    claim: {
      subject: (page) => `Confirm that you keep the page “${page}”`,
      intro: (name, page) =>
        `The account “${name}” of Sillage asks to keep the page “${page}”, and says that this work address is theirs. Open this link, then confirm with the button of the page:`,
      action: "Confirm my request",
      limits: (minutes) =>
        `The link works once, for ${minutes} minutes, with the account that made the request.`,
      notYou: "If you asked for nothing, do nothing: the page will be given to nobody.",
    },
  },
};
