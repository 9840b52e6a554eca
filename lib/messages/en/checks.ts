import { formatNumber } from "../../dates";
import type { checks as french } from "../fr/checks";

type Params = Readonly<Record<string, string | number>>;

export const checks = {
  title: "Worth another look before you send",
  lead: "Made by machine: they stop nothing and may be wrong. See whether they help.",
  reviewTitle: (count: number): string =>
    count < 2 ? "One automatic remark" : `${formatNumber(count, "en")} automatic remarks`,
  reviewLead: "Hints, to be checked: they decide nothing. The author sees them on saving the draft.",
  likeness: (percent: number): string => `${percent}% alike`,
  said: {
    thinSummary: ({ length }: Params) =>
      `The summary is short (${length} characters): say what it is, for whom, what one finds there.`,
    summaryIsTitle: () => "The summary repeats the title: say what one finds there.",
    nothingToFollow: () => "No address, no link, no source: readers will not be able to go further.",
    noTheme: () => "No theme: the entry will be harder to find.",
    noCredit: () => "Nobody is named: no author, no organisation.",
    noPlace: () => "No place: the entry will not be on the map.",
    titleInCapitals: () => "Written in capitals: prefer lower case, with its accents.",
    titleEndsWithPoint: () => "A title does not end with a full stop.",
    markup: () => "Marks of another program (HTML tags) are left in the text.",
    shouting: () => "Punctuation is repeated: an entry has a neutral tone.",
    addressInText: () => "A web address is in the text: its place is among the links.",
    email: ({ found }: Params) =>
      `“${found}” may be a person’s e-mail address: prefer that of a service, or the contact page.`,
    telephone: ({ found }: Params) =>
      `“${found}” looks like a telephone number: the entry is public, prefer the contact page.`,
    dateAhead: ({ date }: Params) => `${date} is far ahead: is the year right?`,
    dateFarBack: ({ date }: Params) => `${date} is long ago: is the year right?`,
    over: ({ date }: Params) => `This is already over (${date}). If that is what you mean, leave it.`,
    deadlineOver: ({ date }: Params) => `The deadline has passed (${date}).`,
    deadlineAfterStart: () => "The deadline comes after the end.",
    longForDays: () => "More than two months between the start and the end: are the dates right?",
    notWrittenInFrench: ({ seems }: Params) =>
      `Seems to be written in ${seems}: the directory is written in French, even about what is in another language.`,
    titleInOtherLanguage: ({ seems, declared }: Params) =>
      `The title seems to be in ${seems}, and the language given is ${declared}.`,
    shortenedAddress: () => "Shortened address: give the one to which it leads, which will last longer.",
    trackedAddress: () => "The address carries tracking marks (utm_…): it works without them.",
    deadLink: ({ url }: Params) => `Nothing answered at this address when we last visited it: ${url}`,
    lookalike: ({ title, percent }: Params) =>
      `Looks like a published entry, “${title}” (${percent}%). Is it the same thing?`,
    organisationKnown: ({ name }: Params) =>
      `“${name}” is in the directory of organisations: search for it on this line to tie the entry to it.`,
    sameAddress: ({ title }: Params) => `A published entry has the same address: “${title}”.`,
    sameDayAndPlace: ({ title }: Params) => `A published entry is of the same day and place: “${title}”.`,
  },
} satisfies typeof french;
