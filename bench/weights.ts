/** What a reader's browser loads of a page the first time. */
import { gzipSync } from "node:zlib";

/** Bytes; those of the scripts and styles are compressed, each file by itself as it is sent. */
export interface Weight {
  name: string;
  html: number;
  htmlCompressed: number;
  scripts: number;
  styles: number;
}

export async function weigh(origin: string, name: string, path: string): Promise<Weight> {
  const html = await read(origin + path);
  const text = html.toString();
  // Scripts for browsers without modules are never loaded by those that have them.
  const scripts = addresses(text, /<script\b(?![^>]*\bnomodule)[^>]*\bsrc="([^"]+)"/gi);
  const styles = addresses(text, /<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]+)"/gi);
  return {
    name,
    html: html.length,
    htmlCompressed: gzipSync(html).length,
    scripts: await total(origin, scripts),
    styles: await total(origin, styles),
  };
}

const addresses = (html: string, tag: RegExp) => [
  ...new Set([...html.matchAll(tag)].map(([, address = ""]) => address.replaceAll("&amp;", "&"))),
];

async function total(origin: string, paths: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const path of paths) bytes += gzipSync(await read(new URL(path, origin).href)).length;
  return bytes;
}

async function read(url: string): Promise<Buffer> {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url} answers ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
