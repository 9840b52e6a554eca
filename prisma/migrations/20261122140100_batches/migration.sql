-- Imports: files of records, their lines, and what is asked of them. Identifiers (DOI, ISBN…) of resources.

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'batch';

-- AlterTable
ALTER TABLE "resource" ADD COLUMN "identifiers" TEXT[] NOT NULL DEFAULT '{}';

-- CreateEnum
CREATE TYPE "batch_line_status" AS ENUM ('unchecked', 'new', 'duplicate', 'invalid');

-- CreateEnum
CREATE TYPE "batch_act_kind" AS ENUM ('check', 'draft', 'submit', 'accept', 'reject', 'undo', 'redo');

-- CreateEnum
CREATE TYPE "batch_outcome" AS ENUM ('done', 'already', 'refused');

-- CreateTable
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_line" (
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "type" "entry_type" NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "issues" JSONB NOT NULL,
    "key" UUID NOT NULL,
    "status" "batch_line_status" NOT NULL,
    "double" JSONB,
    "chosen" BOOLEAN NOT NULL DEFAULT false,
    "revision_id" UUID,
    "undone_from" "revision_state",

    CONSTRAINT "batch_line_pkey" PRIMARY KEY ("batch_id", "position"),
    CONSTRAINT "batch_line_place" CHECK ("position" >= 1 AND "line" >= 1),
    CONSTRAINT "batch_line_double" CHECK ("status" <> 'duplicate' OR "double" IS NOT NULL),
    CONSTRAINT "batch_line_invalid" CHECK ("status" <> 'invalid' OR ("revision_id" IS NULL AND NOT "chosen"))
);

-- CreateTable
CREATE TABLE "batch_act" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "kind" "batch_act_kind" NOT NULL,
    "reason_code" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_act_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "batch_act_reason" CHECK ("kind" NOT IN ('reject', 'undo', 'redo') OR "reason" IS NOT NULL)
);

-- CreateTable
CREATE TABLE "batch_act_line" (
    "act_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" "batch_outcome",
    "error" TEXT,
    "params" JSONB,

    CONSTRAINT "batch_act_line_pkey" PRIMARY KEY ("act_id", "position"),
    CONSTRAINT "batch_act_line_error" CHECK (("outcome" IS NOT DISTINCT FROM 'refused') = ("error" IS NOT NULL))
);

-- AlterTable
ALTER TABLE "notification" ADD COLUMN "batch_act_id" UUID;

-- CreateIndex
CREATE INDEX "batch_author_id_created_at_idx" ON "batch"("author_id", "created_at" DESC);
CREATE INDEX "batch_created_at_idx" ON "batch"("created_at" DESC);
CREATE UNIQUE INDEX "batch_line_revision_id_key" ON "batch_line"("revision_id");
CREATE INDEX "batch_act_actor_id_idx" ON "batch_act"("actor_id");
CREATE INDEX "batch_act_batch_id_created_at_idx" ON "batch_act"("batch_id", "created_at");
CREATE INDEX "batch_act_line_batch_id_position_idx" ON "batch_act_line"("batch_id", "position");
CREATE INDEX "notification_batch_act_id_idx" ON "notification"("batch_act_id");

-- One thing at a time is asked of a batch: of two clicks, one counts.
CREATE UNIQUE INDEX "batch_act_under_way" ON "batch_act"("batch_id") WHERE "finished_at" IS NULL;

-- Doubles by DOI, ISBN…
CREATE INDEX "resource_identifiers_idx" ON "resource" USING GIN ("identifiers");

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "batch_line" ADD CONSTRAINT "batch_line_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "batch_line" ADD CONSTRAINT "batch_line_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "batch_act" ADD CONSTRAINT "batch_act_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "batch_act" ADD CONSTRAINT "batch_act_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "batch_act_line" ADD CONSTRAINT "batch_act_line_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "batch_act"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "batch_act_line" ADD CONSTRAINT "batch_act_line_batch_id_position_fkey" FOREIGN KEY ("batch_id", "position") REFERENCES "batch_line"("batch_id", "position") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notification" ADD CONSTRAINT "notification_batch_act_id_fkey" FOREIGN KEY ("batch_act_id") REFERENCES "batch_act"("id") ON DELETE CASCADE ON UPDATE CASCADE;
