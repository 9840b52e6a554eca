import { formatNumber } from "../../dates";
import type { termSuggestions as source } from "../fr/term-suggestions";

export const termSuggestions = {
  kinds: {
    new_theme: "A new theme",
    new_organisation: "A new organisation",
    alias: "Another name of a known organisation",
    succession: "An organisation that followed another",
  },
  form: {
    open: "This theme or organisation does not exist?",
    lead: "Say what is missing: whoever reviews your proposal will answer you. Meanwhile, fill in the entry with what exists.",
    kind: "What is missing",
    name: "Name",
    nameHint: "The theme, the organisation or the other name that is missing.",
    about: "Organisation concerned",
    aboutHint: "For another name: the one that bears it. For a succession: the one before.",
    note: "Details",
    noteHint: "Optional: a source, a date, another entry that would need it.",
    submit: "Add this suggestion",
    done: "Your suggestion is noted, and your draft saved.",
  },
  own: {
    title: "Your vocabulary suggestions",
    withdraw: "Withdraw",
    withdrawOf: (name: string) => `Withdraw the suggestion “${name}”`,
  },
  states: {
    open: "Waiting for an answer",
    accepted: "Accepted",
    refused: "Declined",
    withdrawn: "Withdrawn",
  },
  about: {
    new_theme: "",
    new_organisation: "",
    alias: (about: string) => `for “${about}”`,
    succession: (about: string) => `following “${about}”`,
  },
  desk: {
    title: (count: number) =>
      count === 0
        ? "Vocabulary suggestions"
        : count === 1
          ? "One vocabulary suggestion to settle"
          : `${formatNumber(count, "en")} vocabulary suggestions to settle`,
    from: (name: string, title: string) => `by ${name}, with “${title}”`,
    settle: "Settle",
    settleOf: (name: string) => `Settle the suggestion “${name}”`,
    adopted: "the proposal is corrected with it below",
    adoptedTitle: "From the accepted suggestions",
  },
  settle: {
    title: (name: string) => `Suggestion: “${name}”`,
    proposal: "The proposal",
    author: "Its author",
    what: "Suggests",
    about: "Organisation concerned",
    note: "Details",
    at: "On",
    accept: "Accept",
    acceptText: {
      new_theme: "The theme is added to the vocabulary as if you added it yourself. You may correct it.",
      new_organisation: "The organisation is added as if you added it yourself. You may correct it.",
      alias: "The name joins the other names of the organisation that you choose.",
      succession: "Both organisations must exist: first add the one that is missing.",
    },
    organisation: "Organisation that bears this name",
    choice: "Organisation chosen",
    noneChosen: "None",
    alias: "Other name",
    predecessor: "The one before",
    successor: "The one that followed",
    year: "Year",
    yearHint: "If it is known.",
    adopt: {
      new_theme: "Correct the proposal with this theme",
      new_organisation: "Tie to this organisation the names of the proposal that are its own",
      alias: "Tie to this organisation the names of the proposal that are this one",
      succession: "",
    },
    adoptHint: "The correction will wait for you in the decision: nothing is published before.",
    refuse: "Decline",
    answer: "Your answer",
    answerHint: "It is written to the author, in the thread of the proposal.",
    done: "This suggestion is settled.",
    back: "Back to the proposal",
  },
  told: {
    accepted: (name: string, label: string) =>
      name === label
        ? `Your suggestion “${name}” is accepted: the vocabulary takes it into account. Thank you.`
        : `Your suggestion “${name}” is accepted: the vocabulary takes it into account, as “${label}”. Thank you.`,
    refused: (name: string, answer: string) => `Your suggestion “${name}” is not kept. ${answer}`,
  },
} satisfies typeof source;
