/** A made-up entry as the rows that a proposal and its acceptance would have left, table by table. */
import { entryColumns } from "#lib/entries/publish";
import { detailFieldsOf, emptyContent } from "#lib/entries/types/index";
import { parsePublished } from "#lib/entries/types/shared";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { type Content, diff, type Json } from "#lib/revisions/changes";
import type { CopyRow, CopyValue } from "#prisma/copy";
import type { MadeUp } from "./entries";

/** Rows by table, each table with its columns. */
export type Rows = Map<string, { columns: readonly string[]; rows: CopyRow[] }>;

export interface Ids {
  theme(slug: string): string;
  organisation(slug: string): string;
  entry(slug: string): string;
  /** The accounts that propose and accept. */
  author: string;
  moderator: string;
}

const SIMPLE_TABLES = {
  entry_theme: ["entry_id", "theme_id"],
  credit: ["entry_id", "position", "role", "name", "note", "organisation_id", "credited_entry_id"],
  entry_relation: ["from_id", "to_id", "kind", "note", "position"],
  entry_link: ["entry_id", "position", "url", "label", "kind", "language"],
  entry_source: ["entry_id", "position", "document", "locator", "highlighted", "document_entry_id"],
  revision: [
    ...["id", "type", "entry_id", "base_version", "state", "version", "author_id", "changes", "title"],
    ...["idempotency_key", "created_at", "updated_at", "submitted_at"],
  ],
  decision: [
    ...[
      "id",
      "revision_id",
      "moderator_id",
      "verdict",
      "seen_version",
      "applied",
      "entry_id",
      "entry_version",
    ],
    "decided_at",
  ],
  audit_event: ["id", "at", "actor_id", "action", "object", "object_id", "details"],
} as const;

export function rowsOf(entries: readonly (MadeUp & { index: number; id: string })[], ids: Ids): Rows {
  const rows: Rows = new Map();
  const add = (table: keyof typeof SIMPLE_TABLES, row: CopyRow) => rows.get(table)?.rows.push(row);
  rows.set("entry", { columns: [], rows: [] });
  for (const type of ENTRY_TYPES) rows.set(type, { columns: detailColumns(type), rows: [] });
  for (const [table, columns] of Object.entries(SIMPLE_TABLES)) rows.set(table, { columns, rows: [] });

  for (const { index, id, type, slug, publishedAt, content } of entries) {
    const published = parsePublished(content);
    const columns = {
      ...{ id, slug, type, version: 1, publishedAt },
      ...entryColumns(published, publishedAt),
    };
    const table = rows.get("entry");
    if (table?.columns.length === 0) table.columns = Object.keys(columns).map(snake);
    table?.rows.push(Object.values(columns));
    rows.get(type)?.rows.push([id, ...detailFieldsOf(type).map((name) => copied(content[name] ?? null))]);

    for (const theme of published.themes) add("entry_theme", [id, ids.theme(theme)]);
    published.credits.forEach(({ role, name, note, organisation }, position) => {
      add("credit", [id, position, role, name, note, organisation && ids.organisation(organisation), null]);
    });
    published.relations.forEach(({ kind, to, note }, position) => {
      add("entry_relation", [id, ids.entry(to), kind, note, position]);
    });
    published.links.forEach(({ url, label, kind, language }, position) => {
      add("entry_link", [id, position, url, label, kind, language]);
    });
    published.sources.forEach(({ document, locator, highlighted }, position) => {
      add("entry_source", [id, position, document, locator, highlighted, null]);
    });
    history({ index, id, type, publishedAt, content, title: published.title }, ids, add);
  }
  return rows;
}

interface Accepted {
  index: number;
  id: string;
  type: EntryType;
  title: string;
  publishedAt: Date;
  content: Content;
}

const DAY = 86_400_000;

// A draft is version 1, submitted 2, accepted 3: the decision saw version 2.
function history(
  { index, id, type, title, publishedAt, content }: Accepted,
  ids: Ids,
  add: (table: keyof typeof SIMPLE_TABLES, row: CopyRow) => void,
): void {
  const submittedAt = new Date(publishedAt.getTime() - DAY);
  const [revision, decision] = [idAt(submittedAt, "revision", index), idAt(publishedAt, "decision", index)];
  const changes = { json: diff(emptyContent(type), content) };
  add("revision", [
    ...[revision, type, id, 0, "accepted", 3, ids.author, changes, title],
    ...[idAt(submittedAt, "key", index), submittedAt, publishedAt, submittedAt],
  ]);
  add("decision", [decision, revision, ids.moderator, "accepted", 2, changes, id, 1, publishedAt]);
  const acts = [
    ["create", submittedAt, ids.author, "revision.create", {}],
    ["submit", submittedAt, ids.author, "revision.submit", {}],
    [
      "accept",
      publishedAt,
      ids.moderator,
      "decision.accepted",
      { decisionId: decision, entryId: id, entryVersion: 1 },
    ],
  ] as const;
  for (const [act, at, actor, action, details] of acts) {
    add("audit_event", [idAt(at, act, index), at, actor, action, "revision", revision, { json: details }]);
  }
}

const SALTS = { entry: 1, revision: 2, decision: 3, key: 4, create: 5, submit: 6, accept: 7 } as const;

/** A UUID v7 (RFC 9562) of that instant, the same in every run: the row's kind and number stand where chance would. */
export function idAt(at: Date, what: keyof typeof SALTS, index: number): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  const [salt, number] = [SALTS[what].toString(16).padStart(3, "0"), index.toString(16).padStart(12, "0")];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${salt}-8000-${number}`;
}

const detailColumns = (type: EntryType) => ["entry_id", ...detailFieldsOf(type).map(snake)];

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A field's value as its column takes it: the fields that only a type has are texts, numbers, truths and lists of texts. */
function copied(value: Json): CopyValue {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "object" && value !== null ? { json: value } : value;
}
