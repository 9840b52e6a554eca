import type { printing as source } from "../fr/printing";

export const printing: typeof source = {
  pdf: "PDF",
  download: "Download as PDF",
  title: "Your PDF is being made",
  lead: (name) =>
    `“${name}”: a few seconds are usually enough. This page refreshes by itself and gives you the file as soon as it is ready.`,
  again: "Refresh now",
  back: "Back to the page",
  failedTitle: "This PDF could not be made",
  failedText: "The error is noted. Try again in a few minutes, or print the page from your browser.",
  busyTitle: "Too many requests",
  busyText: (minutes) =>
    `Many documents were asked for from here. Come back in ${minutes} min, or print the page from your browser.`,
  emptyTitle: "Nothing to print",
  emptyText: "This search finds no entry.",
  running: {
    site: "Sillage · The open directory of public-sector innovation",
    page: "Page {page} of {pages}",
  },
  author: "Sillage and its contributors",
  code: (url) => `QR code of the address ${url}`,
  search: {
    title: "Entries of the directory",
    filtered: (filters) => `Entries: ${filters}`,
    found: (count, all) =>
      `${count === 1 ? "1 entry" : `${count} entries`} of ${all}, in the order of the search.`,
    all: (count) => `${count === 1 ? "1 entry" : `${count} entries`}, in the order of the search.`,
    most: (most) =>
      `A PDF holds at most ${most} entries: narrow the search, or download it as a spreadsheet.`,
  },
  selection: {
    by: (name) => `Selection by ${name}`,
  },
  share: {
    title: "Share",
    mail: "Send by e-mail",
    mailSubject: (title) => `${title} (Sillage)`,
    copy: "Copy the address",
    copied: "Address copied.",
    native: "Share…",
  },
};
