import { Table } from "#components/ui/table";
import { formatInstant, formatNumber } from "#lib/dates";
import type { Dump } from "#lib/dumps/read-dump";
import { formatBytes } from "#lib/dumps/words";
import { type Lang, messages } from "#lib/messages/index";
import { dumpFilePath } from "#lib/paths";

/** The files of a dump, each with what it holds and how to know that it came whole. */
export function DumpFiles({ dump, lang }: { dump: Dump; lang: Lang }) {
  const { files } = messages(lang).openData;
  return (
    <Table caption={files.caption(dump.entries, formatInstant(dump.startedAt, lang))} many>
      <thead>
        <tr>
          <th scope="col">{files.file}</th>
          <th scope="col">{files.content}</th>
          <th scope="col">{files.lines}</th>
          <th scope="col">{files.size}</th>
          <th scope="col">{files.checksum}</th>
        </tr>
      </thead>
      <tbody>
        {dump.files.map(({ name, lines, bytes, sha256 }) => (
          <tr key={name}>
            <th scope="row">
              <a href={dumpFilePath(name)} download>
                {name}
              </a>
            </th>
            <td>{files.kinds[name]}</td>
            <td>{formatNumber(lines, lang)}</td>
            <td>{formatBytes(bytes, lang)}</td>
            <td>
              <code className="break-all">{sha256}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
