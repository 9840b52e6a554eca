-- Sources that are read on a schedule: what they offer becomes proposals of theirs.

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'source';

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('feed', 'ical', 'oai', 'csv');

-- CreateEnum
CREATE TYPE "source_state" AS ENUM ('active', 'suspended');

-- CreateEnum
CREATE TYPE "harvest_outcome" AS ENUM ('read', 'unchanged', 'failed');

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "kind" "source_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "every_hours" INTEGER NOT NULL,
    "account_id" UUID NOT NULL,
    "state" "source_state" NOT NULL DEFAULT 'active',
    "failures" INTEGER NOT NULL DEFAULT 0,
    "etag" TEXT,
    "last_modified" TEXT,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "source_every_hours" CHECK ("every_hours" BETWEEN 1 AND 720),
    CONSTRAINT "source_failures" CHECK ("failures" >= 0)
);

-- CreateTable
CREATE TABLE "source_item" (
    "source_id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "revision_id" UUID,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_item_pkey" PRIMARY KEY ("source_id", "identifier")
);

-- CreateTable
CREATE TABLE "harvest" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" "harvest_outcome",
    "found" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "incomplete" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "harvest_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "harvest_finished" CHECK (("outcome" IS NULL) = ("finished_at" IS NULL)),
    CONSTRAINT "harvest_error" CHECK (("outcome" IS NOT DISTINCT FROM 'failed') = ("error" IS NOT NULL))
);

-- AlterTable
ALTER TABLE "notification" ADD COLUMN "source_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "source_account_id_key" ON "source"("account_id");
CREATE UNIQUE INDEX "source_url_key" ON "source"("url");
CREATE INDEX "source_next_at_idx" ON "source"("next_at") WHERE "state" = 'active';
CREATE INDEX "source_item_revision_id_idx" ON "source_item"("revision_id");
CREATE INDEX "harvest_source_id_started_at_idx" ON "harvest"("source_id", "started_at" DESC);
CREATE INDEX "notification_source_id_idx" ON "notification"("source_id");

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "source_item" ADD CONSTRAINT "source_item_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "source_item" ADD CONSTRAINT "source_item_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "harvest" ADD CONSTRAINT "harvest_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notification" ADD CONSTRAINT "notification_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
