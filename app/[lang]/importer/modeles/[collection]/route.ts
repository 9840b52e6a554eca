import { stringify } from "csv-stringify/sync";
import { templateRows } from "#lib/imports/columns";
import { isLang, messages } from "#lib/messages/index";
import { typeOfCollection } from "#lib/paths";

/** The table to fill in for a type, made from the registry. Semicolons and a mark of UTF-8: French spreadsheets expect both. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ lang: string; collection: string }> },
): Promise<Response> {
  const { lang, collection } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) return new Response(null, { status: 404 });
  const csv = stringify(templateRows(type, lang), { bom: true, delimiter: ";", escape_formulas: true });
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${messages(lang).imports.templateFile(collection)}"`,
      "Cache-Control": "public, max-age=3600",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
