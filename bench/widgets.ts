/** What a visitor of another site loads of a widget: bytes, as they are and as they are sent. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { widgetScriptPath } from "#lib/paths";
import { answerWidget } from "#lib/widgets/answer-widget";
import { table } from "./table";

const SHOWN = {
  "List, 10 entries": "",
  "Agenda, 10 events": "vue=agenda&year=2018",
  "Map of all entries": "vue=carte",
  "One entry": "fiche=tilab",
};

/** Of the directory as it is. */
export async function widgetsTable(): Promise<string> {
  const pages = await Promise.all(
    Object.entries(SHOWN).map(async ([name, query]): Promise<[string, string]> => {
      const asked = { lang: "fr", origin: "https://sillage.example", now: new Date() } as const;
      const params = new URLSearchParams(query);
      return [name, await (await answerWidget({ ...asked, params, headers: new Headers() })).text()];
    }),
  );
  const element = readFileSync(new URL(`../public${widgetScriptPath}`, import.meta.url), "utf8");
  const rows = [...pages, ["The element, beside what it shows", element] as const].map(([name, text]) => [
    name,
    String(Buffer.byteLength(text)),
    String(gzipSync(text).length),
  ]);
  return table(["Widgets, bytes", "as they are", "compressed"], rows);
}
