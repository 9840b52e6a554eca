/**
 * An object of a PDF by its number: written out, or in an object stream, as most programs have written since PDF 1.5 (ISO
 * 32000-1, § 7.5.7). What is inflated is bounded, whatever the file says of itself. Pure.
 */
import { constants, inflateSync } from "node:zlib";

/** Object streams that are looked into, the last ones first; bytes of one, packed or not, and bytes that they may give in all. */
const MAX_STREAMS = 100;
const MAX_STREAM = 2_000_000;
const MAX_INFLATED = 8_000_000;

/** Characters of a dictionary, and of that of a stream. */
const MAX_DICTIONARY = 20_000;
const MAX_HEAD = 1_000;

/** The text of the object, by bytes as characters; the last one that is there, since a change is written after what it changes. */
export function objectIn(latin: string, number: string, generation: string): string | null {
  const written = [...latin.matchAll(new RegExp(`(?:^|[\\r\\n ])${number} ${generation} obj`, "g"))].at(-1);
  const after = written?.index ?? -1;
  const packed = generation === "0" ? packedObject(latin, Number(number), after) : null;
  if (packed !== null) return packed;
  if (after < 0) return null;
  const end = latin.indexOf("endobj", after);
  const most = after + MAX_DICTIONARY;
  return latin.slice(after, end < 0 ? most : Math.min(end, most));
}

/** Of the object streams after this place in the file. */
function packedObject(latin: string, number: number, after: number): string | null {
  let left = MAX_INFLATED;
  let at = latin.length;
  for (let looked = 0; looked < MAX_STREAMS && left > 0 && at > 0; looked++) {
    at = latin.lastIndexOf("/ObjStm", at - 1);
    if (at <= after) return null;
    const stream = streamAround(latin, at);
    if (!stream) continue;
    const text = inflated(stream.packed, Math.min(left, MAX_STREAM));
    // What gives too much has cost as much.
    left -= text?.length ?? MAX_STREAM;
    const found = text === null ? null : objectOf(stream, text, number);
    if (found !== null) return found;
  }
  return null;
}

interface ObjectStream {
  /** How many objects it holds, and where the first one starts. */
  count: number;
  first: number;
  packed: string;
}

/** The stream whose dictionary holds this place; null when it is packed in a way that object streams are not. */
function streamAround(latin: string, at: number): ObjectStream | null {
  const start = latin.lastIndexOf("<<", at);
  const end = latin.indexOf("stream", at);
  if (start < at - MAX_HEAD || start < 0 || end < 0 || end > at + MAX_HEAD) return null;
  const head = latin.slice(start, end);
  const count = numberAfter(head, "N");
  const first = numberAfter(head, "First");
  if (count === null || first === null || !/\/Filter\s{0,5}\[?\s{0,5}\/FlateDecode/.test(head)) return null;
  if (/\/Predictor\s{1,5}(?!1\D)/.test(head)) return null;
  const from = end + "stream".length + (latin.startsWith("\r\n", end + "stream".length) ? 2 : 1);
  const to = latin.indexOf("endstream", from);
  const most = from + MAX_STREAM;
  return { count, first, packed: latin.slice(from, to < 0 ? most : Math.min(to, most)) };
}

function numberAfter(head: string, name: string): number | null {
  const digits = new RegExp(`/${name}\\s{1,5}(\\d{1,7})(?!\\d)`).exec(head)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Null when it is no zlib data, or gives more than so much. A file that was cut gives what there is of it. */
function inflated(latin: string, max: number): string | null {
  try {
    const packed = Buffer.from(latin, "latin1");
    const options = { maxOutputLength: max, finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(packed, options).toString("latin1");
  } catch {
    return null;
  }
}

/** The stream begins with pairs: the number of an object, and where it starts after the first one. */
function objectOf({ count, first }: ObjectStream, text: string, number: number): string | null {
  const pairs = text.slice(0, first).match(/\d{1,10}/g) ?? [];
  const places = pairs.slice(0, 2 * count).map(Number);
  for (let index = 0; index + 1 < places.length; index += 2) {
    const place = places[index + 1] ?? 0;
    if (places[index] !== number) continue;
    const next = places.filter((other, at) => at % 2 === 1 && other > place);
    const end = first + next.reduce((least, one) => Math.min(least, one), text.length);
    return text.slice(first + place, Math.min(end, first + place + MAX_DICTIONARY));
  }
  return null;
}
