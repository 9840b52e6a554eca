-- Two entries of one thing are merged: a proposal to change the one that stays says which other it absorbs, as its
-- author saw it; a merge that was decided keeps what it moved, so that it can be undone.
ALTER TABLE "revision" ADD COLUMN "absorbs_id" UUID,
  ADD COLUMN "absorbs_version" INTEGER;
ALTER TABLE "revision" ADD CONSTRAINT "revision_absorbs_id_fkey"
  FOREIGN KEY ("absorbs_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "revision_absorbs_id_idx" ON "revision"("absorbs_id");
ALTER TABLE revision
  ADD CONSTRAINT revision_absorbs_a_version CHECK ((absorbs_id IS NULL) = (absorbs_version IS NULL)),
  ADD CONSTRAINT revision_absorbs_into_an_entry CHECK (absorbs_id IS NULL OR entry_id IS NOT NULL),
  ADD CONSTRAINT revision_absorbs_another CHECK (absorbs_id <> entry_id);

CREATE TABLE "entry_merge" (
  "id" UUID NOT NULL,
  "kept_id" UUID NOT NULL,
  "merged_id" UUID NOT NULL,
  "decision_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "moved" JSONB NOT NULL,
  "undone_by_id" UUID,
  CONSTRAINT "entry_merge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "entry_merge_kept_id_idx" ON "entry_merge"("kept_id");
CREATE INDEX "entry_merge_merged_id_idx" ON "entry_merge"("merged_id");
CREATE UNIQUE INDEX "entry_merge_decision_id_key" ON "entry_merge"("decision_id");
CREATE UNIQUE INDEX "entry_merge_undone_by_id_key" ON "entry_merge"("undone_by_id");
ALTER TABLE "entry_merge" ADD CONSTRAINT "entry_merge_kept_id_fkey"
  FOREIGN KEY ("kept_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "entry_merge" ADD CONSTRAINT "entry_merge_merged_id_fkey"
  FOREIGN KEY ("merged_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "entry_merge" ADD CONSTRAINT "entry_merge_decision_id_fkey"
  FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "entry_merge" ADD CONSTRAINT "entry_merge_undone_by_id_fkey"
  FOREIGN KEY ("undone_by_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- An entry is in one other at a time, and never in itself.
ALTER TABLE entry_merge ADD CONSTRAINT entry_merge_of_two CHECK (kept_id <> merged_id);
CREATE UNIQUE INDEX entry_merge_one_stands ON entry_merge (merged_id) WHERE undone_by_id IS NULL;
