import { formatNumber } from "../../dates";
import type { service as source } from "../fr/service";

const n = (count: number) => formatNumber(count, "en");

export const service = {
  title: "Review times",
  lead: (days: number) =>
    `Every proposal is read by a person. We promise an answer within ${days} ${days === 1 ? "day" : "days"}; here is how it goes.`,
  computed: (at: string) => `Computed on ${at}, over the last twelve months.`,
  now: "Right now",
  waiting: "Waiting for an answer",
  waitingCount: (count: number) =>
    count === 0 ? "No proposal" : `${n(count)} ${count === 1 ? "proposal" : "proposals"}`,
  oldest: "The oldest has waited for",
  late: "Beyond what was promised",
  lateBadge: "Longer than promised",
  lateCount: (count: number) => (count === 0 ? "None" : n(count)),
  year: "Over twelve months",
  answered: "Proposals that had a first answer",
  median: "Half of them in less than",
  p90: "Nine in ten in less than",
  acceptance: "Accepted, of those that are settled",
  nothing: "No answer to measure yet",
  nothingText: "The figures will come with the first decisions.",
  delays: {
    title: "Time to the first answer",
    alt: (worst: string) =>
      `Median and ninth decile by month, in days. The longest: ${worst}. The figures are in the table.`,
    median: "Median",
    p90: "Nine in ten",
    promised: "Promised",
    unit: "days",
  },
  verdicts: {
    title: "Answers",
    alt: (count: string) => `Answers by month and by kind, ${count} in all. The figures are in the table.`,
    accepted: "Accepted",
    changesRequested: "Changes requested",
    rejected: "Declined",
  },
  table: {
    title: "Month by month",
    month: "Month",
    answered: "First answers",
    median: "Median",
    p90: "Nine in ten",
    accepted: "Accepted",
    changesRequested: "Changes",
    rejected: "Declined",
    acceptance: "Acceptance rate",
  },
  reasons: {
    title: "Why",
    caption: "Reasons for declining and for requesting changes",
    reason: "Reason",
    changes_requested: "Changes requested",
    rejected: "Declined",
    verdict: "Answer",
    count: "Number",
    none: "Nothing declined, no changes requested.",
  },
  how: {
    title: "How it is counted",
    text: [
      "A delay goes from the sending of a proposal to the first answer of a person: accepted, declined or returned for changes. Half of the answers are quicker than the median; nine in ten are quicker than the second figure.",
      "What a rule publishes at once and what comes from an import do not count: nobody was waiting.",
    ],
    api: "The same figures for your programs (JSON)",
    journal: "All decisions, in the journal",
  },
  delay: {
    underAnHour: "less than an hour",
    hours: (count: number) => `${n(count)} ${count === 1 ? "hour" : "hours"}`,
    days: (count: number) => `${n(count)} ${count === 1 ? "day" : "days"}`,
  },
} satisfies typeof source;
