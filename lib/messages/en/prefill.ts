import type { Messages } from "../fr";

export const prefill: Messages["prefill"] = {
  title: "Start from an address",
  lead: "Give an address or an identifier: the form opens with what is found there. All you have to do is check.",
  label: "Address of a page, DOI, ISBN or HAL identifier",
  example: "https://example.org/report, 10.3917/rfap.161.0005, 978-2-11-152345-6, hal-01234567",
  submit: "Fill in the form",
  sent: "At your request, Sillage reads this page once, or asks Crossref, DataCite, HAL or the BnF. Nothing about you is passed on to them. What is read is kept for a day, for you.",
  bookmark: "Propose in one click from any page",

  filledFrom: (source) => `Form filled in from ${source}`,
  check: "Each field that was filled in is marked “to be checked”. Nothing is sent until you ask for it.",
  guessed: (type) => `It seems to be: ${type}. If not, keep what was read and choose:`,
  chosen: "Not what it is? Keep what was read and choose:",
  send: "All is checked: go to sending",
  again: "Read another address",
  already: (count) =>
    count > 1
      ? "The directory already has entries that look like it:"
      : "The directory already has an entry that looks like it:",
  edit: "Correct it instead",
  expired: "What had been read is no longer kept: give the address again.",

  failed: {
    unknown: "Nothing was found at this address or under this identifier.",
    closed: "The site does not let a program read this page.",
    away: "The site did not answer in time.",
    unreadable: "What is there could not be read.",
  },
  byHand: "The form is ready to be filled in by hand: it holds only what you gave.",

  origins: {
    typed: "what you gave",
    "schema.org": "the page (schema.org data)",
    citation: "the page (bibliographic references)",
    microformats: "the page (marked-up event)",
    opengraph: "the page (sharing preview)",
    dublincore: "the page (Dublin Core)",
    html: "the page",
    pdf: "the PDF document",
    crossref: "Crossref",
    datacite: "DataCite",
    hal: "HAL",
    bnf: "the BnF",
  },
  mark: (origin) => `Taken from ${origin} — to be checked.`,
  rewrite: (origin) => `Taken from ${origin} — to be checked, and rewritten in your own words.`,

  bookmarklet: {
    title: "A “Propose to Sillage” bookmark",
    lead: "Placed in your browser, this bookmark carries here the address of the page you are reading. It reads nothing else and acts only when you use it.",
    name: "Propose to Sillage",
    drag: "With a mouse",
    dragText: "Show the bookmarks bar, then drag this button onto it (a click does nothing here):",
    keyboard: "With the keyboard",
    keyboardSteps: [
      "Bookmark this page (Ctrl + D, or ⌘ + D on a Mac).",
      "Edit this bookmark: name it “Propose to Sillage” and replace its address with the code below.",
    ],
    phone: "On a phone",
    phoneSteps: [
      "Copy the code below, bookmark this page, then replace the bookmark’s address with this code.",
      "On a page to propose, tap the address bar, type “Propose to Sillage” and choose the bookmark.",
      "Simpler still: copy the page’s address and paste it in the box above.",
    ],
    code: "Code of the bookmark",
    copy: "Copy the code",
    copied: "Code copied.",
    notCopied: "Copying did not work: select the code and copy it.",
  },
};
