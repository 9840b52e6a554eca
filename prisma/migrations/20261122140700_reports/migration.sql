-- What visitors and our own checks report about entries, and what moderators answered.

-- CreateEnum
CREATE TYPE "report_kind" AS ENUM ('wrong', 'outdated', 'dead_link', 'duplicate', 'out_of_place', 'rights', 'personal_data', 'objection');

-- CreateEnum
CREATE TYPE "report_origin" AS ENUM ('visitor', 'link_check', 'freshness');

-- CreateEnum
CREATE TYPE "report_state" AS ENUM ('open', 'settled', 'dismissed');

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" "report_kind" NOT NULL,
    "origin" "report_origin" NOT NULL,
    "state" "report_state" NOT NULL DEFAULT 'open',
    "entry_id" UUID NOT NULL,
    "url" TEXT,
    "person" TEXT,
    "body" TEXT,
    "email" TEXT,
    "language" TEXT NOT NULL DEFAULT 'fr',
    "idempotency_key" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "claimed_by_id" UUID,
    "claimed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "report_closed" CHECK (("state" = 'open') = ("closed_at" IS NULL)),
    CONSTRAINT "report_free_once_closed" CHECK ("state" = 'open' OR "claimed_by_id" IS NULL),
    CONSTRAINT "report_claimed_whole" CHECK (("claimed_by_id" IS NULL) = ("claimed_at" IS NULL)),
    -- Who answers a person says something; a check needs no answer.
    CONSTRAINT "report_answered" CHECK ("state" = 'open' OR "origin" <> 'visitor' OR ("closed_by_id" IS NOT NULL AND "answer" IS NOT NULL)),
    CONSTRAINT "report_said" CHECK ("state" <> 'open' OR "origin" <> 'visitor' OR "body" IS NOT NULL),
    CONSTRAINT "report_has_address" CHECK ("origin" <> 'link_check' OR "url" IS NOT NULL),
    -- The law gives a month (RGPD, article 12.3).
    CONSTRAINT "report_due" CHECK ("kind" NOT IN ('objection', 'personal_data') OR "due_at" IS NOT NULL),
    CONSTRAINT "report_language" CHECK ("language" IN ('fr', 'en'))
);

-- CreateIndex
CREATE UNIQUE INDEX "report_reference_key" ON "report"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "report_idempotency_key_key" ON "report"("idempotency_key");

-- CreateIndex
CREATE INDEX "report_entry_id_idx" ON "report"("entry_id");

-- CreateIndex
CREATE INDEX "report_state_created_at_id_idx" ON "report"("state", "created_at", "id");

-- CreateIndex
CREATE INDEX "report_claimed_by_id_idx" ON "report"("claimed_by_id");

-- CreateIndex
CREATE INDEX "report_closed_by_id_idx" ON "report"("closed_by_id");

-- CreateIndex
CREATE INDEX "report_email_idx" ON "report"("email");

-- A check raises what it finds once: nothing anew while what it said is open.
CREATE UNIQUE INDEX "report_one_open_link" ON "report"("entry_id", "url") WHERE "origin" = 'link_check' AND "state" = 'open';
CREATE UNIQUE INDEX "report_one_open_freshness" ON "report"("entry_id") WHERE "origin" = 'freshness' AND "state" = 'open';

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
