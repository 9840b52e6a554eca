/** Files to import with a hostile text in every field of every format, and files that are none. */

interface FileToImport {
  name: string;
  bytes: Buffer;
}

/** In one file. */
const RECORDS = 60;

export function importFiles(strings: readonly string[]): FileToImport[] {
  const files = Array.from({ length: Math.ceil(strings.length / RECORDS) }, (_, index) => {
    const some = strings.slice(index * RECORDS, (index + 1) * RECORDS).map((text) => text.slice(0, 3000));
    return Object.entries(WRITERS).map(([extension, write]) => ({
      name: `${(some[0] ?? "").slice(0, 60).replace(/["\r\n]/g, "_")}.${extension}`,
      bytes: Buffer.from(write(some)),
    }));
  });
  return [...files.flat(), ...BROKEN];
}

const line = (text: string) => text.replace(/[\r\n]+/g, " ");

const WRITERS: Readonly<Record<string, (texts: readonly string[]) => string>> = {
  // As written, so that a quotation mark or an end of line may break out of its cell.
  csv: (texts) =>
    [
      "type;title;summary;url;kind;language;themes;body;aliases",
      ...texts.map((text) => Array(9).fill(text).join(";")),
    ].join("\n"),
  tsv: (texts) =>
    ["title\tsummary\turl", ...texts.map((text) => [text, text, text].map(quoted).join("\t"))].join("\r\n"),
  bib: (texts) =>
    texts
      .map(
        (text, index) =>
          `@book{k${index}, title = {${text}}, author = {${text}}, year = {${text}}, url = {${text}}, abstract = {${text}}, publisher = "${text}"}`,
      )
      .join("\n"),
  ris: (texts) =>
    texts
      .map((text) =>
        [
          "TY  - RPRT",
          ...["TI", "AU", "PY", "UR", "AB", "KW", "PB", "LA"].map((tag) => `${tag}  - ${line(text)}`),
          "ER  - ",
        ].join("\r\n"),
      )
      .join("\r\n"),
  json: (texts) =>
    JSON.stringify(
      texts.map((text, index) => ({
        id: String(index),
        type: index % 2 ? "book" : text,
        title: text,
        abstract: text,
        URL: text,
        language: text,
        publisher: text,
        author: [{ family: text, given: text }, { literal: text }],
        issued: index % 3 ? { "date-parts": [[text]] } : { raw: text },
        keyword: text,
        [text]: text,
      })),
    ),
  ics: (texts) =>
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//x//x//FR",
      ...texts.flatMap((text, index) => [
        "BEGIN:VEVENT",
        `UID:${index}`,
        `DTSTART:${index % 3 ? "20261122T100000Z" : line(text)}`,
        `SUMMARY:${line(text)}`,
        `DESCRIPTION:${text.replace(/[\\;,]/g, "\\$&").replace(/[\r\n]+/g, "\\n")}`,
        `LOCATION:${line(text)}`,
        `URL:${line(text)}`,
        `RRULE:FREQ=SECONDLY;COUNT=${line(text)}`,
        "END:VEVENT",
      ]),
      "END:VCALENDAR",
    ].join("\r\n"),
};

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

const BROKEN: readonly FileToImport[] = [
  ["vide.csv", ""],
  ["guillemet.csv", `title;summary\n"${"a".repeat(1_000_000)}`],
  ["colonnes.csv", `${Array.from({ length: 20_000 }, (_, i) => `c${i}`).join(";")}\n1;2`],
  ["lignes.csv", `title\n${"a\n".repeat(6_000)}`],
  ["utf16.csv", Buffer.from("\ufefftitle;summary\né;à", "utf16le")],
  ["latin1.csv", Buffer.from("title;summary\né;à", "latin1")],
  ["mal-forme.csv", Buffer.from([0x74, 0x3b, 0x73, 0x0a, 0xff, 0xfe, 0xc0, 0x80, 0x3b, 0xed, 0xa0, 0x80])],
  ["arobases.bib", "@".repeat(20_000)],
  ["accolades.bib", `@book{a, title = ${"{".repeat(5_000)}${"}".repeat(5_000)}}`],
  ["boucle.bib", "@string{a = b}@string{b = a}@book{k, title = a}"],
  ["latex.bib", "@book{k, title = {\\input{/etc/passwd}\\def\\a{\\a}\\a}}"],
  ["profond.json", "[".repeat(10_000) + "]".repeat(10_000)],
  ["profond-objet.json", '[{"a":'.repeat(5_000)],
  ["proto.json", '[{"__proto__":{"title":"x"},"constructor":1,"type":"book","title":"a"}]'],
  ["nombre.json", '[{"type":"book","title":1e400,"issued":{"date-parts":[[1e400,-1,99]]}}]'],
  [
    "regle.ics",
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T000000Z\r\nRRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30;COUNT=1\r\nSUMMARY:a\r\nEND:VEVENT\r\nEND:VCALENDAR",
  ],
  [
    "rebours.ics",
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101\r\nDTEND:20250101\r\nSUMMARY:a\r\nEND:VEVENT\r\nEND:VCALENDAR",
  ],
  ["ouvert.ics", "BEGIN:VCALENDAR\r\n".repeat(5_000)],
  ["zip.csv", Buffer.from("504b0304140000000800", "hex")],
  ["image.csv", Buffer.from("89504e470d0a1a0a0000000d49484452ffffffffffffffff", "hex")],
  ["../../../etc/passwd", "title\na"],
  ["con.csv\u202evsc.exe", "title\na"],
].map(([name, text]) => ({ name: String(name), bytes: Buffer.from(text ?? "") }));
