/**
 * The text of bytes from another server, in the encoding that it is written in: what the file's first bytes say (a
 * byte order mark), else the Content-Type header, else the file itself ("<meta charset>", an XML declaration), else
 * UTF-8 when it is well formed, and windows-1252, which older French sites are written in (WHATWG Encoding).
 */
export function decodeText(body: Uint8Array, contentType = ""): string {
  const said =
    bomOf(body) ?? declared(CHARSET, contentType) ?? declared(IN_FILE, latin1(body.subarray(0, 2048)));
  if (said && said !== "utf-8") return new TextDecoder(said).decode(body);
  try {
    // What was cut in the middle of a character is not ill-formed for that.
    return new TextDecoder("utf-8", { fatal: true }).decode(body, { stream: true });
  } catch {
    return new TextDecoder(said ?? "windows-1252").decode(body);
  }
}

const CHARSET = /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
const IN_FILE =
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})|^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})/i;

function bomOf(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return "utf-8";
  if (body[0] === 0xff && body[1] === 0xfe) return "utf-16le";
  if (body[0] === 0xfe && body[1] === 0xff) return "utf-16be";
  return null;
}

/** The encoding's name as decoders know it; null when none is said, or none that exists. */
function declared(pattern: RegExp, text: string): string | null {
  const found = pattern.exec(text);
  const label = found?.[1] ?? found?.[2];
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // Bytes in which "charset=utf-16" can be read are not UTF-16.
    return pattern === IN_FILE && encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return null;
  }
}

const latin1 = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
