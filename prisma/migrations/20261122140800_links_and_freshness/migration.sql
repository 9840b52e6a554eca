-- A directory that stays true: links that are visited, and entries that are confirmed.

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE IF NOT EXISTS 'freshness';

-- CreateTable
CREATE TABLE "link_host" (
    "host" TEXT NOT NULL,
    "next_visit_at" TIMESTAMPTZ(3) NOT NULL,
    "robots" JSONB,
    "robots_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_host_pkey" PRIMARY KEY ("host")
);

-- CreateTable
CREATE TABLE "link_visit" (
    "url" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "next_visit_at" TIMESTAMPTZ(3) NOT NULL,
    "visited_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "failure" TEXT,
    "etag" TEXT,
    "last_modified" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "dead_since" TIMESTAMPTZ(3),
    "archived_url" TEXT,
    "archive_asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_visit_pkey" PRIMARY KEY ("url"),
    -- What a row of the index can hold.
    CONSTRAINT "link_visit_fits" CHECK (octet_length("url") <= 2000),
    CONSTRAINT "link_visit_failing" CHECK (("failures" = 0) = ("failing_since" IS NULL)),
    CONSTRAINT "link_visit_dead" CHECK ("dead_since" IS NULL OR "failures" >= 3)
);

-- CreateTable
CREATE TABLE "dead_link" (
    "entry_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "archived_url" TEXT,

    CONSTRAINT "dead_link_pkey" PRIMARY KEY ("entry_id","url"),
    CONSTRAINT "dead_link_archive" CHECK ("archived_url" LIKE 'https://%')
);

-- CreateTable
CREATE TABLE "confirmation" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entry_version" INTEGER NOT NULL,

    CONSTRAINT "confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freshness_ask" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "user_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "freshness_ask_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "link_host_next_visit_at_idx" ON "link_host"("next_visit_at");

-- CreateIndex
CREATE INDEX "link_visit_host_next_visit_at_idx" ON "link_visit"("host", "next_visit_at");

-- The few that are dead, and whether anything answered of late.
CREATE INDEX "link_visit_dead_since_idx" ON "link_visit"("dead_since") WHERE "dead_since" IS NOT NULL;
CREATE INDEX "link_visit_answered_at_idx" ON "link_visit"("answered_at" DESC) WHERE "answered_at" IS NOT NULL;

-- CreateIndex
CREATE INDEX "dead_link_url_idx" ON "dead_link"("url");

-- CreateIndex
CREATE INDEX "confirmation_entry_id_at_idx" ON "confirmation"("entry_id", "at" DESC);

-- CreateIndex
CREATE INDEX "confirmation_user_id_idx" ON "confirmation"("user_id");

-- CreateIndex
CREATE INDEX "freshness_ask_entry_id_asked_at_idx" ON "freshness_ask"("entry_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "freshness_ask_user_id_idx" ON "freshness_ask"("user_id");

-- What has not changed for a year, by type.
CREATE INDEX "entry_type_updated_at" ON "entry"("type", "updated_at") WHERE NOT "archived" AND "merged_into_id" IS NULL;

-- AddForeignKey
ALTER TABLE "link_visit" ADD CONSTRAINT "link_visit_host_fkey" FOREIGN KEY ("host") REFERENCES "link_host"("host") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dead_link" ADD CONSTRAINT "dead_link_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freshness_ask" ADD CONSTRAINT "freshness_ask_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freshness_ask" ADD CONSTRAINT "freshness_ask_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
