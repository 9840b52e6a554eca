/** The files of the open dump, for who takes them: sent as they are kept, never whole in memory. */

import { hasAlready } from "#lib/http/conditional";
import { problem } from "#lib/http/problem";
import { LICENCE } from "#lib/licence";
import { messages } from "#lib/messages/index";
import { sayOutage } from "#lib/outage";
import { dumpFilePath, openDataPath, tableSchemaPath } from "#lib/paths";
import { DUMP_FILES, DUMP_INDEX, isDumpFile } from "./files";
import { type Dump, type DumpFileView, partsOf, readDump } from "./read-dump";

// Anyone's page may read it: nothing here depends on who asks.
const OPEN = { "access-control-allow-origin": "*" };

/** Seconds after which a dump that is being made is there. */
const SOON = "600";

/** @param origin the site's address, without a final slash */
export async function answerDump(name: string, headers: Headers, origin: string): Promise<Response> {
  if (name !== DUMP_INDEX && !isDumpFile(name)) return noFile();
  try {
    const read = await readDump();
    if (!read || read.outdated) {
      const detail = read
        ? "An entry was taken down: the dump is being made again."
        : "The first dump is not made yet.";
      return problem(503, detail, { headers: { ...OPEN, "retry-after": SOON } });
    }
    if (name === DUMP_INDEX) {
      return Response.json(dumpIndex(read.dump, origin), { headers: { ...OPEN, "cache-control": KEPT } });
    }
    const file = read.dump.files.find((one) => one.name === name);
    if (!file) return noFile();
    return send(read.dump, file, headers, origin);
  } catch (error) {
    sayOutage(error, "dump");
    return problem(503, "The directory does not answer for the moment.", { headers: OPEN });
  }
}

const noFile = () => problem(404, "There is no such file.", { headers: OPEN });

// Not for long: what is taken down goes from the dump at once.
const KEPT = "public, max-age=0, s-maxage=10";

function send(dump: Dump, file: DumpFileView, asked: Headers, origin: string): Response {
  const etag = `"${file.sha256.slice(0, 32)}"`;
  const headers = {
    ...OPEN,
    etag,
    "cache-control": KEPT,
    "last-modified": dump.startedAt.toUTCString(),
    link: `<${LICENCE.url}>; rel="license", <${origin}${tableSchemaPath}>; rel="describedby", <${origin}${openDataPath("fr")}>; rel="about"`,
  };
  if (hasAlready(etag, asked)) return new Response(null, { status: 304, headers });
  // Unpacked: Next takes Content-Encoding away from what handlers answer, and packs again what is worth it.
  return new Response(streamOf(partsOf(dump.id, file)).pipeThrough(new DecompressionStream("gzip")), {
    headers: {
      ...headers,
      "content-type": `${DUMP_FILES[file.name]}; charset=utf-8`,
      "content-length": String(file.bytes),
      "content-disposition": `attachment; filename="${file.name}"`,
      // RFC 9530: of the file as it is, whatever it is wrapped in.
      "repr-digest": `sha-256=:${Buffer.from(file.sha256, "hex").toString("base64")}:`,
    },
  });
}

/** A part at a time, when who reads has room for it. */
function streamOf(parts: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
}

/** What there is, for programs: enough to know whether to take it again, and that it came whole. */
export function dumpIndex(dump: Dump, origin: string) {
  const { openData, common } = messages("fr");
  return {
    title: openData.dataset.title,
    source: common.siteName,
    page: origin + openDataPath("fr"),
    licence: { name: LICENCE.name, spdx: LICENCE.spdx, url: LICENCE.url },
    made: dump.startedAt.toISOString(),
    previous: dump.previousAt?.toISOString() ?? null,
    entries: dump.entries,
    changes: {
      added: dump.added,
      changed: dump.changed,
      removed: dump.removed,
      withdrawn: dump.withdrawn,
    },
    schema: origin + tableSchemaPath,
    files: dump.files.map(({ name, lines, bytes, sha256 }) => ({
      name,
      url: origin + dumpFilePath(name),
      description: openData.files.kinds[name],
      mediaType: DUMP_FILES[name],
      lines,
      bytes,
      sha256,
    })),
  };
}
