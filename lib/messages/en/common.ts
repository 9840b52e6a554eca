import { formatNumber } from "../../dates";
import type { common as source } from "../fr/common";

export const common = {
  siteName: "Sillage",
  tagline: "The open directory of public-sector innovation",
  description:
    "Sillage lists the resources, labs, programmes and events of public-sector innovation in France. Anyone can read, propose and correct; every change is reviewed.",
  skip: "Skip to content",
  home: "Home",
  breadcrumb: "Breadcrumb",
  types: {
    resource: { one: "Resource", many: "Resources", a: "a resource" },
    lab: { one: "Lab", many: "Labs", a: "a lab" },
    programme: { one: "Programme", many: "Programmes", a: "a programme" },
    event: { one: "Event", many: "Events", a: "an event" },
  },
  states: {
    draft: "Draft",
    submitted: "In review",
    changes_requested: "Changes requested",
    accepted: "Accepted",
    rejected: "Rejected",
    withdrawn: "Withdrawn",
    quarantined: "Set aside",
  },
  nav: {
    label: "Main menu",
    homeOf: "Sillage, home",
    themes: "Themes",
    map: "Map",
    agenda: "Agenda",
    propose: "Propose",
    account: "My space",
    review: "Review",
    switchTitle: "Read this page in French",
    switchName: "Français",
  },
  search: {
    label: "Search the directory",
    placeholder: "A subject, a name, an acronym…",
    submit: "Search",
  },
  footer: {
    sentence:
      "Sillage (“wake”), the open directory of public-sector innovation. The trail that others have left, for anyone to follow.",
    explore: "Explore",
    takePart: "Take part",
    aboutTitle: "This site",
    propose: "Propose an entry",
    journal: "Journal of decisions",
    api: "API",
    licence: "Licence of the content",
    about: "About",
    contact: "Contact",
    accessibility: "Accessibility: not compliant",
    privacy: "Personal data",
    legalNotice: "Legal notice",
  },
  pagination: { label: "Pages of the list", first: "Back to the start", next: "Next page" },
  notFound: {
    title: "This page does not exist",
    text: "The address may be incomplete, or the entry is no longer published. Search for it by name, or start again from a collection.",
  },
  failure: {
    title: "The page could not be shown",
    text: "The fault is ours, not yours. Nothing that was saved is lost. Try again in a moment.",
    retry: "Try again",
    /** What follows names the incident in our log. */
    reference: "Reference to quote if you write to us: ",
  },
  externalSite: "external site",
  colon: ": ",
  inLanguage: (name: string) => `in ${name}`,
  entries: (count: number) =>
    count === 0 ? "No entry" : `${formatNumber(count, "en")} ${count < 2 ? "entry" : "entries"}`,
} satisfies typeof source;
