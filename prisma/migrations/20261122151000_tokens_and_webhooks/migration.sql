-- What was decided is told from an outbox: the webhooks, hubs and alerts of who follows the directory start from it.
-- Webhooks and their deliveries. Tokens to propose through the API, and the answers given, by idempotency key.

-- CreateEnum
CREATE TYPE "webhook_event" AS ENUM ('published', 'changed', 'archived', 'test');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'delivered', 'failed', 'overtaken');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'webhook';

-- CreateTable
CREATE TABLE "publication" (
    "decision_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("decision_id")
);

-- CreateTable
CREATE TABLE "departed_entry" (
    "entry_id" UUID NOT NULL,
    "type" "entry_type" NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3),
    "tags" TEXT[],
    "search" tsvector NOT NULL,
    "departed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "departed_entry_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "last_used_on" DATE,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answered_request" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "revision_id" UUID NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answered_request_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "events" "webhook_event"[],
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "event" "webhook_event" NOT NULL,
    "decision_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "until" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "tried_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "failure" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "webhook_id" UUID;

-- CreateIndex
CREATE INDEX "publication_at_idx" ON "publication"("at");

-- CreateIndex
CREATE INDEX "departed_entry_departed_at_idx" ON "departed_entry"("departed_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE INDEX "answered_request_revision_id_idx" ON "answered_request"("revision_id");

-- CreateIndex
CREATE INDEX "answered_request_at_idx" ON "answered_request"("at");

-- CreateIndex
CREATE INDEX "webhook_user_id_idx" ON "webhook"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_webhook_id_decision_id_key" ON "webhook_delivery"("webhook_id", "decision_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_webhook_id_created_at_idx" ON "webhook_delivery"("webhook_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_decision_id_idx" ON "webhook_delivery"("decision_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_created_at_idx" ON "webhook_delivery"("created_at");

-- CreateIndex
CREATE INDEX "notification_webhook_id_idx" ON "notification"("webhook_id");

-- AddForeignKey
ALTER TABLE "departed_entry" ADD CONSTRAINT "departed_entry_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answered_request" ADD CONSTRAINT "answered_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answered_request" ADD CONSTRAINT "answered_request_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Each due delivery of a webhook, oldest first: the only ones that the worker looks for.
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery"("webhook_id", "next_at") WHERE "state" = 'waiting';

ALTER TABLE "api_token"
  ADD CONSTRAINT "api_token_hash_is_sha256" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "api_token_has_scopes" CHECK (cardinality("scopes") > 0 AND "scopes" <@ ARRAY['read:own', 'propose']),
  ADD CONSTRAINT "api_token_ends" CHECK ("expires" > "created_at");

ALTER TABLE "webhook"
  ADD CONSTRAINT "webhook_has_events" CHECK (cardinality("events") > 0 AND NOT 'test' = ANY ("events")),
  ADD CONSTRAINT "webhook_fails_since" CHECK ("failures" >= 0 AND ("failures" > 0) = ("failing_since" IS NOT NULL));

ALTER TABLE "webhook_delivery"
  ADD CONSTRAINT "webhook_delivery_says_what" CHECK (("event" = 'test') = ("decision_id" IS NULL)),
  ADD CONSTRAINT "webhook_delivery_was_tried" CHECK ("tries" >= 0 AND ("state" <> 'delivered' OR "status" IS NOT NULL));

-- In the transaction of the decision, and so in the outbox exactly when the entry has changed.
CREATE FUNCTION note_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO publication (decision_id, at) VALUES (NEW.id, NEW.decided_at);
  RETURN NULL;
END $$;
CREATE TRIGGER decision_is_published AFTER INSERT ON decision
  FOR EACH ROW WHEN (NEW.entry_id IS NOT NULL) EXECUTE FUNCTION note_publication();

-- What an entry was found by when it left the lists: those whose search found it are told that it has.
CREATE FUNCTION note_departure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO departed_entry (entry_id, type, starts_at, ends_at, deadline_at, tags, search, departed_at)
  SELECT OLD.entry_id, OLD.type, OLD.starts_at, OLD.ends_at, OLD.deadline_at, OLD.tags, OLD.search, now()
  WHERE EXISTS (SELECT FROM entry WHERE id = OLD.entry_id)
  ON CONFLICT (entry_id) DO UPDATE SET type = EXCLUDED.type, starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at,
    deadline_at = EXCLUDED.deadline_at, tags = EXCLUDED.tags, search = EXCLUDED.search, departed_at = EXCLUDED.departed_at;
  RETURN NULL;
END $$;
CREATE TRIGGER indexed_entry_departs AFTER DELETE ON indexed_entry
  FOR EACH ROW EXECUTE FUNCTION note_departure();
