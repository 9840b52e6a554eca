/** The text of a file: encodings are recognised, and what is no text is refused in words. Pure. */
import type { Problem } from "./raw";

export type Decoded = { text: string; problem?: undefined } | { text?: undefined; problem: Problem };

/** First bytes of what people take for a file of records. */
const NOT_TEXT: readonly [start: readonly number[], what: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], "zip"],
  [[0x50, 0x4b, 0x05, 0x06], "zip"],
  [[0x1f, 0x8b], "zip"],
  [[0x25, 0x50, 0x44, 0x46], "pdf"],
  [[0xd0, 0xcf, 0x11, 0xe0], "office"],
  [[0x7f, 0x45, 0x4c, 0x46], "binary"],
  [[0x4d, 0x5a, 0x90], "binary"],
];

/**
 * UTF-8 with or without its mark, UTF-16 with its mark or recognised by its empty bytes, or else Windows-1252, which
 * is what old French software writes.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { problem: { code: "fileEmpty" } };
  const kind = NOT_TEXT.find(([start]) => start.every((byte, index) => bytes[index] === byte))?.[1];
  if (kind) return { problem: { code: "fileNotText", params: { kind } } };
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  // The decoders drop the mark of the order of bytes. A text holds no NUL, whatever its encoding.
  if (text.includes("\0")) return { problem: { code: "fileNotText", params: { kind: "binary" } } };
  return text.trim() === "" ? { problem: { code: "fileEmpty" } } : { text };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 2000);
  const nulAt = (parity: number) => start.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const half = start.length / 2;
  if (nulAt(1) > half * 0.6) return "utf-16le";
  if (nulAt(0) > half * 0.6) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
