-- Alerts without an account: who asked for them, what is followed, what has been told.

-- CreateEnum
CREATE TYPE "alert_frequency" AS ENUM ('at_once', 'daily', 'weekly');

-- CreateEnum
CREATE TYPE "alert_round" AS ENUM ('at_once', 'daily', 'weekly', 'reminder');

-- CreateTable
CREATE TABLE "subscriber" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "failing_since" TIMESTAMPTZ(3),

    CONSTRAINT "subscriber_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "query" TEXT,
    "entry_id" UUID,
    "frequency" "alert_frequency" NOT NULL,
    "reminders" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3),

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "subscription_follows_one" CHECK (("query" IS NULL) <> ("entry_id" IS NULL)),
    CONSTRAINT "subscription_reminds_of_entry" CHECK ("entry_id" IS NOT NULL OR NOT "reminders"),
    CONSTRAINT "subscription_query_length" CHECK (length("query") <= 2000),
    CONSTRAINT "subscription_language" CHECK ("language" IN ('fr', 'en'))
);

-- CreateTable
CREATE TABLE "alert_progress" (
    "round" "alert_round" NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "target" TIMESTAMPTZ(3),

    CONSTRAINT "alert_progress_pkey" PRIMARY KEY ("round"),
    CONSTRAINT "alert_progress_forward" CHECK ("target" > "until")
);

-- CreateTable
CREATE TABLE "alert_mail" (
    "id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "round" "alert_round" NOT NULL,
    "items" JSONB NOT NULL,
    "more" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_reminder" (
    "subscription_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "before" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_reminder_pkey" PRIMARY KEY ("subscription_id", "entry_id", "what", "day", "before"),
    CONSTRAINT "alert_reminder_what" CHECK ("what" IN ('deadline', 'start'))
);

-- CreateIndex
CREATE UNIQUE INDEX "subscriber_email_key" ON "subscriber"("email");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_subscriber_id_query_key" ON "subscription"("subscriber_id", "query");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_subscriber_id_entry_id_key" ON "subscription"("subscriber_id", "entry_id");

-- CreateIndex
CREATE INDEX "subscription_entry_id_idx" ON "subscription"("entry_id");

-- CreateIndex
CREATE INDEX "alert_mail_subscriber_id_idx" ON "alert_mail"("subscriber_id");

-- CreateIndex
CREATE INDEX "alert_reminder_entry_id_idx" ON "alert_reminder"("entry_id");

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_mail" ADD CONSTRAINT "alert_mail_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_reminder" ADD CONSTRAINT "alert_reminder_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_reminder" ADD CONSTRAINT "alert_reminder_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was decided before there were alerts is told to nobody.
INSERT INTO "alert_progress" ("round", "until")
SELECT round, now() FROM unnest(enum_range(NULL::"alert_round")) AS round;
