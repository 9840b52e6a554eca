/**
 * Makes one file of everything, as the server does, and throws it away piece by piece; says what it cost. A process of its own,
 * so that the memory is that of the file: node … bench/export-one.ts <format>, with the DATABASE_URL of the directory.
 */
import { answerSearchExport } from "#lib/exports/answer-export";

const [, , format = ""] = process.argv;
const asked = { lang: "fr", format, origin: "https://banc.exemple.fr", now: new Date() } as const;

async function take(query: string): Promise<number> {
  const answer = await answerSearchExport({ ...asked, params: new URLSearchParams(query) });
  if (answer.status !== 200 || !answer.body) throw new Error(`${format} answers ${answer.status}`);
  let bytes = 0;
  for await (const piece of answer.body) bytes += piece.length;
  return bytes;
}

// What is compiled and planned once must be.
await take("type=lab&year=2018");
const before = process.memoryUsage.rss();
const start = performance.now();
const bytes = await take("");
const seconds = (performance.now() - start) / 1000;
// Kilobytes, of all its life.
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ seconds, bytes, before, peak }));
process.exit(0);
