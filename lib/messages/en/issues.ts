import { formatNumber } from "../../dates";
import type { ErrorParams } from "../../errors";
import type { issues as source } from "../fr/issues";

export const issues = {
  invalid: () => "This value is not accepted.",
  chooseBetween: () => "Choose what the entry must say: this field was changed twice.",
  required: () => "This field is required.",
  requiredComment: () => "Say in a sentence why you propose this edit.",
  tooLong: ({ max }: ErrorParams) =>
    `This text is too long: ${figureEn(max)} characters at most. Nothing has been cut: you choose what goes.`,
  tooMany: ({ max }: ErrorParams) => `There are too many: ${figureEn(max)} at most.`,
  tooSmall: ({ min }: ErrorParams) =>
    min === undefined ? "This number is too small." : `This number is too small: ${figureEn(min)} at least.`,
  tooBig: ({ max }: ErrorParams) =>
    max === undefined ? "This number is too large." : `This number is too large: ${figureEn(max)} at most.`,
  notNumber: () => "Write a number, in figures.",
  notInList: () => "Choose a value from the list.",
  titleNeedsNew: () => "You typed a title: choose “A new selection”, or clear it.",
  notEmail: () => "Write a full e-mail address, such as first.last@example.org, without accents or spaces.",
  sameEmail: () => "This is already the address of your account.",
  tooShort: ({ min }: ErrorParams) => `This text is too short: at least ${figureEn(min)} characters.`,
  notName: () => "Write a name, with at least one letter and no address.",
  reservedName: () => "This name would suggest a role in Sillage: choose another one.",
  foreignDomain: () => "This address is not of the domain of the page’s site.",
  unknownCode: () => "This code is not known, or was used already.",
  erasureWord: () => "Type the word that is asked for.",
  notWebAddress: () => "Write a full address, starting with https:// or http://.",
  notIdentifier: () =>
    "Give the address of a page (https://…), a DOI (10.…), an ISBN of 10 or 13 digits or a HAL identifier (hal-…). Check that nothing is missing.",
  notPublicAddress: () =>
    "Sillage reads only public pages of the web, by http or https: no internal network, no particular port, no password in the address.",
  notDate: () =>
    "This date does not exist. Give a year in four figures, then the month and the day if you know them.",
  notTime: () => "Write a time between 00:00 and 23:59.",
  notZone: () => "Choose a time zone from the list.",
  endsBeforeStart: () => "The end is before the start.",
  timeNeedsDay: () => "A time needs an exact day: complete the start date.",
  pointIsWhole: () => "A point has a latitude and a longitude: give both, or neither.",
  pagesInOrder: () => "The last page is before the first.",
  double: () => "This row is already in the list.",
  unreadable: () => "This text contains a character that cannot be read, shown as “�”: replace it.",
  unknownTheme: () => "This theme does not exist, or no longer does.",
  unknownTerritory: () => "This territory is not in the official geographic code.",
  unknownOrganisation: () => "This organisation is not in the directory: keep only its name.",
  unknownEntry: () => "This entry does not exist, or no longer does.",
  relatedToItself: () => "An entry cannot be related to itself.",
  nameTaken: () => "This name is already taken in the vocabulary.",
  unknownBody: () => "This organisation is not in the directory.",
  withinItself: () => "An organisation cannot be part of itself, however far.",
  followsItself: () => "An organisation cannot follow itself, however far.",
  mergedIntoItself: () => "Choose another one: nothing can be merged into itself.",
  mergedIntoOtherType: () => "Choose an entry of the same collection.",
  invalidYear: () => "Write a year in four figures, between 1500 and 2200.",
  fewExpressions: ({ min }) => `Write at least ${figureEn(min)} expressions, one a line.`,
  expressionLength: ({ text, min, max }) =>
    `“${text}”: an expression has ${figureEn(min)} to ${figureEn(max)} characters.`,
  expressionSaysNothing: ({ text }) =>
    `“${text}” has no word that the search keeps: write the expression out in full.`,
  expressionTwice: ({ text, other }) =>
    text === other
      ? `“${text}” is written twice.`
      : `“${text}” and “${other}” are the same to the search, which sees neither capitals, nor accents, nor plurals: keep one.`,
  expressionShared: ({ text }) => `“${text}” is in another set of synonyms already.`,
  unsettled: () => "This search is waiting for your choice: pick one of the results, or clear it.",
  notFeed: () => "This is no feed.",
  notOai: () => "This is no OAI-PMH archive.",
  fileEmpty: () => "This file is empty.",
  fileNotText: ({ kind }): string =>
    kind === "zip"
      ? "This file is an archive or a workbook (zip, xlsx, ods): save its content as CSV, BibTeX or RIS."
      : kind === "pdf"
        ? "This file is a PDF: export the records from your reference manager instead."
        : kind === "office"
          ? "This file comes from an old office suite: save it as CSV."
          : "This file is no text: it holds no records that can be read.",
  fileUnknown: () =>
    "This format is not recognised. Possible formats: BibTeX, RIS, CSL-JSON, CSV, iCalendar.",
  fileTooBig: ({ max }) => `This file is too heavy: ${figureEn(max)} MB at most. Cut it into several.`,
  fileMissing: () => "Choose a file.",
  fileTooSlow: () =>
    "This file takes too long to read: it is probably damaged. Cut it into several to find out where.",
  fileUnreadable: () => "This file could not be read: it is probably damaged.",
  fileWithoutRecords: () => "No record was found in this file.",
  jsonBroken: () => "This JSON file is incomplete or damaged: export it again.",
  quoteUnclosed: ({ line }) =>
    `Line ${figureEn(line)}: a quotation mark is opened and never closed, or misplaced.`,
  recordTooLong: ({ line }) => `Line ${figureEn(line)}: this line is too long for a record.`,
  columnTwice: ({ column }) => `The column “${column}” is there twice.`,
  columnUnknown: ({ column }) =>
    `The column “${column}” is not known. The expected names are in the templates to download, below.`,
  tooManyRecords: ({ count, max }) =>
    `This file has ${figureEn(count)} records: ${figureEn(max)} at most. Cut it into several.`,
  recordUnclosed: () => "A brace or an end is missing: the record does not finish.",
  recordUnreadable: () =>
    "This record is malformed: a comma, a brace or a quotation mark is probably missing.",
  outsideRecord: () => "This line belongs to no record.",
  tooManyCells: ({ cells, columns }) =>
    `This line has ${figureEn(cells)} cells for ${figureEn(columns)} columns: there is probably a separator too many.`,
  titleMissing: () => "This record has no title.",
  typeUnknown: ({ type }) => `“${type}” is no type of entry.`,
  columnOfOtherType: ({ column }) => `The column “${column}” does not go with this type of entry.`,
  looksLike: ({ entries }) =>
    `It looks like entries that are published already: ${entries}. Change that one instead, or say why this is another.`,
  notHttps: () => "This address must start with https://, without a password or a port.",
  notOurSearch: () => "This is not the address of a search or a list of Sillage.",
  chooseLines: () => "Choose at least one entry.",
} satisfies typeof source;

function figureEn(value: string | number | undefined): string {
  return formatNumber(Number(value ?? 0), "en");
}
