-- The open dump: everything that is published, as files, made each night and kept in parts in the database, which all
-- servers of an instance share.
CREATE TABLE "open_dump" (
  "id" UUID NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3),
  "previous_at" TIMESTAMPTZ(3),
  "entries" INTEGER NOT NULL DEFAULT 0,
  "added" INTEGER NOT NULL DEFAULT 0,
  "changed" INTEGER NOT NULL DEFAULT 0,
  "removed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "open_dump_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "open_dump_finished_at_idx" ON "open_dump"("finished_at" DESC);
-- Two servers that start one at the same time: one of them does.
CREATE UNIQUE INDEX open_dump_one_under_way ON open_dump ((true)) WHERE finished_at IS NULL;
ALTER TABLE open_dump ADD CONSTRAINT open_dump_ends_after_it_starts CHECK (finished_at >= started_at);

CREATE TABLE "open_dump_file" (
  "dump_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "lines" INTEGER NOT NULL,
  "bytes" BIGINT NOT NULL,
  "packed_bytes" BIGINT NOT NULL,
  "sha256" TEXT NOT NULL,
  CONSTRAINT "open_dump_file_pkey" PRIMARY KEY ("dump_id", "name")
);
ALTER TABLE "open_dump_file" ADD CONSTRAINT "open_dump_file_dump_id_fkey"
  FOREIGN KEY ("dump_id") REFERENCES "open_dump"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "open_dump_part" (
  "dump_id" UUID NOT NULL,
  "file" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "data" BYTEA NOT NULL,
  CONSTRAINT "open_dump_part_pkey" PRIMARY KEY ("dump_id", "file", "position")
);
-- It is compressed already.
ALTER TABLE open_dump_part ALTER COLUMN data SET STORAGE EXTERNAL;
ALTER TABLE "open_dump_part" ADD CONSTRAINT "open_dump_part_dump_id_fkey"
  FOREIGN KEY ("dump_id") REFERENCES "open_dump"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two dumps are compared line by line, in the order of the bytes of their slugs.
CREATE INDEX entry_slug_bytes ON entry (slug COLLATE "C");
-- What was taken down since the dump was made is looked for whenever it is read.
CREATE INDEX entry_removed_at ON entry (updated_at) WHERE removed;
