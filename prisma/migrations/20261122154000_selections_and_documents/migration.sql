-- Selections that people make of entries, and documents to print, made by a job and kept by version.

-- CreateEnum
CREATE TYPE "selection_visibility" AS ENUM ('private', 'link', 'public');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'selection';

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "selection_act_id" UUID;

-- CreateTable
CREATE TABLE "selection" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "visibility" "selection_visibility" NOT NULL,
    "to_read" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "selection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "selection_item" (
    "id" UUID NOT NULL,
    "selection_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "note" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "selection_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "selection_act" (
    "id" UUID NOT NULL,
    "selection_id" UUID NOT NULL,
    "by_id" UUID,
    "hides" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "selection_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pdf_document" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "subject" JSONB NOT NULL,
    "selection_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "bytes" BYTEA,
    "pages" INTEGER,

    CONSTRAINT "pdf_document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "selection_owner_id_idx" ON "selection"("owner_id");

-- CreateIndex
CREATE INDEX "selection_visibility_updated_at_id_idx" ON "selection"("visibility", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "selection_item_selection_id_entry_id_key" ON "selection_item"("selection_id", "entry_id");

-- CreateIndex
CREATE INDEX "selection_item_entry_id_idx" ON "selection_item"("entry_id");

-- CreateIndex
CREATE INDEX "selection_act_selection_id_at_idx" ON "selection_act"("selection_id", "at" DESC);

-- CreateIndex
CREATE INDEX "selection_act_by_id_idx" ON "selection_act"("by_id");

-- CreateIndex
CREATE UNIQUE INDEX "pdf_document_key_version_key" ON "pdf_document"("key", "version");

-- CreateIndex
CREATE INDEX "pdf_document_selection_id_idx" ON "pdf_document"("selection_id");

-- CreateIndex
CREATE INDEX "pdf_document_used_at_idx" ON "pdf_document"("used_at");

-- CreateIndex
CREATE INDEX "notification_selection_act_id_idx" ON "notification"("selection_act_id");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_selection_act_id_fkey" FOREIGN KEY ("selection_act_id") REFERENCES "selection_act"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection" ADD CONSTRAINT "selection_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_item" ADD CONSTRAINT "selection_item_selection_id_fkey" FOREIGN KEY ("selection_id") REFERENCES "selection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_item" ADD CONSTRAINT "selection_item_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_act" ADD CONSTRAINT "selection_act_selection_id_fkey" FOREIGN KEY ("selection_id") REFERENCES "selection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_act" ADD CONSTRAINT "selection_act_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pdf_document" ADD CONSTRAINT "pdf_document_selection_id_fkey" FOREIGN KEY ("selection_id") REFERENCES "selection"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- ─────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE selection
  ADD CONSTRAINT selection_has_a_title CHECK (length(btrim(title)) BETWEEN 1 AND 120),
  ADD CONSTRAINT selection_description CHECK (length(btrim(description)) BETWEEN 1 AND 2000),
  ADD CONSTRAINT selection_to_read_is_private CHECK (NOT to_read OR visibility = 'private');
-- One list "to read" a person.
CREATE UNIQUE INDEX selection_to_read ON selection (owner_id) WHERE to_read;

ALTER TABLE selection_item
  ADD CONSTRAINT selection_item_position CHECK (position >= 0),
  ADD CONSTRAINT selection_item_note CHECK (length(btrim(note)) BETWEEN 1 AND 1000);

ALTER TABLE selection_act ADD CONSTRAINT selection_act_says_why CHECK (length(btrim(reason)) BETWEEN 1 AND 1000);

ALTER TABLE pdf_document
  ADD CONSTRAINT pdf_document_made CHECK ((made_at IS NULL) = (bytes IS NULL) AND (bytes IS NULL) = (pages IS NULL)),
  ADD CONSTRAINT pdf_document_made_or_failed CHECK (made_at IS NULL OR failed_at IS NULL);
-- They are compressed already.
ALTER TABLE pdf_document ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- As text: a value that this very transaction adds to the type cannot be used in it.
ALTER TABLE notification ADD CONSTRAINT notification_names_its_selection
  CHECK (kind::text <> 'selection' OR selection_act_id IS NOT NULL);
