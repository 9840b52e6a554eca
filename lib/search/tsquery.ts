/** tsqueries as text, made of lexemes that are quoted: nothing in them is read as an operator. Pure. */

export const lexeme = (stem: string): string => `'${stem.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** Side by side, in this order; null for a word that the index leaves out, whose place counts. Null when nothing is left. */
export function phrase(stems: readonly (string | null)[]): string | null {
  let text = "";
  let gap = 0;
  for (const stem of stems) {
    gap++;
    if (stem === null) continue;
    text += text === "" ? lexeme(stem) : `<${gap}>${lexeme(stem)}`;
    gap = 0;
  }
  return text || null;
}

export const all = (queries: readonly string[]): string => joined(queries, "&");
export const any = (queries: readonly string[]): string => joined(queries, "|");

function joined(queries: readonly string[], operator: string): string {
  const [first = "", ...more] = new Set(queries);
  return more.length === 0 ? first : `(${[first, ...more].join(operator)})`;
}
