import { formatInstant } from "../../dates";
import type { ErrorParams } from "../../errors";
import type { errors as source } from "../fr/errors";
import { fields } from "./fields";

export const errors = {
  refused: () => "This cannot be done.",
  originRefused: () =>
    "This request does not come from a page of Sillage: for safety it is refused. Reload the page, then try again.",
  unavailable: () =>
    "Sillage cannot save anything right now. Nothing you typed is lost: try again in a few minutes.",
  inDoubt: () =>
    "The connection was cut while this was being saved: it may be done. Nothing that you typed is lost. Send this form again in a moment: what is already saved will not be saved twice.",
  signInFirst: () => "Sign in to continue.",
  signInAgain: () =>
    "You are not signed in, or no longer are. Everything you typed is still here: sign in using another tab, then send this form again.",
  notAllowed: () => "Your account does not allow this.",
  notFound: () => "This does not exist, or no longer does.",
  ownProposal: () => "Nobody decides on their own proposal: someone else has to review it.",
  notPossibleInThisState: () =>
    "This is no longer possible: the proposal’s state has changed in the meantime. Reload the page to see where it stands.",
  nothingChanged: () => "Nothing differs from the published entry: there is nothing to propose.",
  addressNotRead: () => "This address was not read.",
  keptAsDraft: () => "Something is missing: it is kept as a draft. Complete it, then send it.",
  invalidContent: () => "Some fields need correcting before this can be sent.",
  staleRevision: ({ version }: ErrorParams) =>
    version === undefined
      ? "This proposal has been changed in the meantime, perhaps by you in another tab. Reload the page to see its latest version."
      : `This proposal has been changed in the meantime (version ${version}), perhaps by you in another tab. Reload the page to see its latest version.`,
  claimedByOther: ({ name, minutes }: ErrorParams) =>
    `${name} is reviewing this proposal${minutes === undefined ? "" : ` (for ${minutes} more min at most)`}.`,
  unsettledCorrection: () => "One of your corrections is waiting for a choice.",
  noSuchColleague: () =>
    "Choose a colleague from the list: the one you asked for cannot decide on this proposal.",
  answerGone: () => "This ready answer is no longer offered: choose another one, or write your message.",
  answerMoved: () => "Someone else has changed this answer meanwhile: reload the page to see it.",
  answerInvalid: () => "The answer is not complete.",
  tooManyAnswers: ({ max }: ErrorParams) =>
    `There are ${max} ready answers already: remove one before you add another.`,
  viewUnnamed: () => "Give the view a name.",
  viewEmpty: () => "Choose at least one filter: without any, the view is the whole queue.",
  tooManyViews: ({ max }: ErrorParams) => `You have ${max} views already: remove one before you add another.`,
  selectionInvalid: () => "Some fields need correcting.",
  selectionMoved: () =>
    "This selection has changed meanwhile, perhaps in another tab. Reload the page to see it as it is.",
  tooManySelections: ({ max }: ErrorParams) =>
    `You have ${max} selections already: delete one before you create another.`,
  selectionFull: ({ max }: ErrorParams) => `A selection holds at most ${max} entries.`,
  nothingTicked: () => "Tick at least one proposal.",
  tooManyTogether: ({ max }: ErrorParams) => `Decide on ${max} proposals at most at a time.`,
  reasonMissing: () => "Give the reason for the decision.",
  entryMoved: ({ fields: names = "" }: ErrorParams) =>
    `The entry has changed in the meantime in places that the proposal changes too: ${labels(String(names))}.`,
  nothingKept: () => "Nothing is kept of this proposal: to publish nothing of it, reject it and say why.",
  alreadySo: () => "This is already the case: there is nothing to change.",
  decidedByOther: ({ name, verdict, at }: ErrorParams) =>
    `${name} has already decided on this proposal, on ${formatInstant(new Date(String(at)), "en")}: ${verdicts[String(verdict)] ?? "decision made"}.`,
  withdrawn: () => "The person who made this proposal has withdrawn it.",
  draftTooLong: () =>
    "This draft is too long to be kept. Nothing is lost: shorten the longest texts, then save again.",
  reasonTooLong: ({ max }: ErrorParams) => `This reason is too long: ${max} characters at most.`,
  messageMissing: () => "Write your message before sending it.",
  messageTooLong: ({ max }: ErrorParams) => `This message is too long: ${max} characters at most.`,
  tooManySuggestions: ({ max }: ErrorParams) => `A proposal carries ${max} vocabulary suggestions at most.`,
  suggestionSettled: () => "This suggestion has been settled meanwhile.",
  tooManyMessages: ({ max }: ErrorParams) =>
    `You have written ${max} messages in an hour, which is the limit. Keep this one and send it later.`,
  threadFull: () =>
    "This conversation has reached its maximum number of messages. Write to us through the Contact page to take it further.",
  archivedEntry: () => "This entry is archived: it can no longer be edited.",
  alreadyMerged: () => "One of these entries is merged with another already.",
  revertMerge: () =>
    "Going back to this version would merge or separate two entries: do that from the duplicate’s page, which puts everything back.",
  notAdoptable: () => "This proposal no longer waits, or changes an entry already.",
  removedEntry: () => "This entry was taken down: it must be restored first.",
  entryChanged: ({ version }: ErrorParams) =>
    `The entry has changed meanwhile: it is now at version ${version}. Reload the page and see whether you still want to go back.`,
  referencesGone: ({ names }: ErrorParams) =>
    `This version names what the directory no longer has: ${names}. Nothing was changed. Propose a change without these mentions instead.`,
  revertToRemoved: () =>
    "At this version the entry was taken down. Choose another one, or take the entry down and say why.",
  slugTaken: () => "Another entry already has this address.",
  tooManyProposals: ({ max }: ErrorParams) =>
    `You have sent ${max} proposals in an hour, which is the limit. Your draft is kept: send it later.`,
  personMoved: () => "This person’s role has changed in the meantime. Reload the page to see what it is.",
  blockOneself: () => "You cannot suspend your own account.",
  termMerged: () => "This term has been merged into another: change the other one instead.",
  termMoved: () =>
    "Someone else has changed the same fields in the meantime. Reload the page to see what they are, then try again.",
  synonymsMoved: () =>
    "Someone else has changed this set of synonyms in the meantime. Reload the page to see what it is, then try again.",
  tooManySynonyms: ({ max }: ErrorParams) =>
    `There are ${max} sets of synonyms already, which is the most: remove one first.`,
  termInUse: () => "This term is in use and can no longer be removed. You can stop offering it.",
  alreadyUndone: () => "This act has already been undone.",
  changedSince: () => "Nothing was undone: everything this act had changed has been changed since.",
  undoLaterFirst: ({ name }: ErrorParams) =>
    `A later merge rests on this one: first undo the merge of “${name}”.`,
  invalidEmail: () => "This e-mail address cannot be used.",
  identityTaken: () => "This identity is already tied to another account.",
  lastWayIn: () => "This is your only way to sign in: confirm an e-mail address first.",
  invalidProfile: () => "These settings need correcting.",
  erasureNotTyped: () => "The account has not been erased: the word that confirms it was not typed.",
  lastAdministrator: () =>
    "You are the last person to administer Sillage: first give this role to someone else.",
  linkOnItsWay: ({ minutes }: ErrorParams) =>
    `Several links have just been sent to this address: the last one is good for ten minutes after it was sent. To ask for another, try again in ${minutesEn(minutes)}.`,
  tooManyLinks: ({ minutes }: ErrorParams) =>
    `Too many sign-in links have been asked for. Try again in ${minutesEn(minutes)}.`,
  invalidReport: () => "This report is not complete.",
  tooManyReports: ({ minutes }: ErrorParams) =>
    `Many reports have just come in. Nothing is lost: try again in ${minutesEn(minutes)}.`,
  reportClosed: () => "This report is closed already. Reload the page to see the answer.",
  reportOpen: () => "This report is open already. Reload the page.",
  reportErased: () => "The text of this report has been erased: it can no longer be reopened.",
  reportSaidAgain: () => "The check has made another report since, which is open: answer that one.",
  reportClaimedByOther: ({ name, minutes }: ErrorParams) =>
    `${name} is dealing with this report, for another ${minutesEn(minutes)}.`,
  askGone: () =>
    "This link is no longer of use: it is too old or not complete. You can still propose a change.",
  answerMissing: () => "Write the answer: the person who reported must know what was done.",
  formTrap: () =>
    "This form has a field that nobody sees, and it was filled in: by a program, or by a tool that fills in fields for you. Clear what it filled in, or turn it off on this page, then send again.",
  formTooFast: () => "This form was sent faster than anyone reads it. Send it again as it is.",
  formTooOld: () =>
    "This page had been open for too long, or had not finished loading. What you typed is still here: send it again.",
  formNeedsProof: () =>
    "Sillage is being sent an unusual number of forms, and checks that people send them. Nothing you typed is lost: send this form again in a minute.",
  nothingWaits: () => "Nothing of this account waits: there is nothing to set aside.",
  notInTheTeam: () =>
    "You are no longer in the team that keeps this page. Send your change to review instead: nothing is lost.",
  notTeamManager: () => "Only the managers of the team can do this.",
  teamDissolved: () => "This team no longer exists: it was dissolved.",
  lastManager: () =>
    "A team always keeps a manager: make someone else a manager first, or dissolve the team.",
  alreadyInTeam: () => "This account is in the team already.",
  alreadyAsked: () => "Your request is waiting for an answer already.",
  alreadyInvited: () => "This address already has an invitation that waits.",
  personBlocked: () => "This account is suspended: it can keep nothing.",
  pageHeld: () => "This page has just been given to a team: you can ask to join it.",
  pageClosed: () => "This page is archived or no longer in the directory: it can no longer be kept.",
  pageMoved: () => "This page has just become one with another. Reload, then start again.",
  linkGone: () => "This link no longer works: it has been used, was cancelled or has expired.",
  claimOfAnother: () => "This link is another account’s: sign in with the account that made the request.",
  ownClaim: () => "This is your request: someone else answers it.",
  tooManyRequests: ({ minutes }: ErrorParams) => `Too many requests. Try again in ${minutesEn(minutes)}.`,
  tooManyTokens: ({ max }) => `An account has ${max} tokens at most: revoke one first.`,
  tooManyWebhooks: ({ max }) => `An account has ${max} webhooks at most: remove one first.`,
  webhookStopped: () => "This webhook is stopped: start it again first.",
  keyReused: () => "This idempotency key has been used for another request.",
  invalidSource: () => "This source is to be completed.",
  sourceExists: () => "There is a source at this address already.",
  sourceMoved: () => "The state of this source changed meanwhile. Reload the page.",
  tooManyWaiting: ({ waiting, max }: ErrorParams) =>
    `${waiting} proposals of your imports wait for review already, and ${max} at most may wait: choose fewer, or come back later.`,
  fileRefused: () => "This file was not imported.",
  tooManyFiles: ({ minutes }: ErrorParams) =>
    `You have imported many files. The next one will be possible in ${minutesEn(minutes)}.`,
  batchUnderWay: () =>
    "Something is being done to this import already. Wait until it is finished, then try again.",
  invalidAlert: () => "The alert is not complete.",
  alertLinkGone: () => "This link is no longer good. Each alert e-mail has one that leads to your alerts.",
  alertTooLong: () => "This search is too long to be followed: remove some filters.",
  tooManyAlerts: ({ max }: ErrorParams) =>
    `You follow ${max} searches and entries already. Delete an alert before you add one.`,
  keyFirst: () => "This act takes a session that a passkey has confirmed.",
  proveFirst: () =>
    "First confirm that it is you: with one of your passkeys or a recovery code, or, before the first passkey, by signing in again.",
  keyRefused: () =>
    "This passkey could not be verified: it is not known here, was removed, or the request has expired. Try again, or use a link received by e-mail.",
  keyBlocked: () =>
    "Signing in to this account was suspended by the administration of Sillage. Write to us about it.",
  keyKnown: () => "This passkey is known to Sillage already.",
  tooManyKeys: ({ max }: ErrorParams) => `An account has ${max} passkeys at most: remove one first.`,
  noKeyYet: () => "This account has no passkey.",
  ownKeys: () => "Your own passkeys are removed in your space.",
  noLineChosen: () => "Nothing is chosen: there is nothing to do.",
} satisfies typeof source;

function minutesEn(minutes: string | number | undefined): string {
  if (minutes === undefined) return "a few minutes";
  return Number(minutes) > 1 ? `${minutes} minutes` : "one minute";
}

const verdicts: Readonly<Record<string, string>> = {
  accepted: "accepted",
  changes_requested: "changes requested",
  rejected: "rejected",
};

function labels(names: string): string {
  const known = new Map(Object.entries(fields).map(([key, text]) => [key, text]));
  return names
    .split(" ")
    .map((name) => {
      const text = known.get(name);
      return typeof text === "object" && "label" in text ? text.label : name;
    })
    .join(", ");
}
