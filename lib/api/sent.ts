/** What is sent to the API, read with bounds before anything is made of it. */
import { wellFormed } from "#lib/text";
import { ApiRefusal } from "./answer";

/** The longest draft that is kept (lib/revisions/propose.ts) fits in it. */
const MAX_BYTES = 1_000_000;
/** Contents have three levels: what is much deeper is none. */
const MAX_DEPTH = 8;

/** The body as it was sent, and what it holds, every text of it storable. @throws ApiRefusal 400, 413, 415 */
export async function readJson(request: Request): Promise<{ text: string; value: unknown }> {
  const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new ApiRefusal(415, "The body must be application/json.");
  const text = await readText(request);
  try {
    return { text, value: storable(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof ApiRefusal) throw error;
    throw new ApiRefusal(400, "The body is not JSON.");
  }
}

async function readText(request: Request): Promise<string> {
  const tooLarge = () => new ApiRefusal(413, `The body is larger than ${MAX_BYTES} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function storable(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new ApiRefusal(400, "The body is nested too deep.");
  if (typeof value === "string") return wellFormed(value);
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, storable(part, depth + 1)]));
}
