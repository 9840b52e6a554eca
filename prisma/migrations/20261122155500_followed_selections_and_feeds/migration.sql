-- Selections are followed by mail, like searches and entries.
ALTER TABLE "subscription" ADD COLUMN "selection_id" UUID;

ALTER TABLE "subscription"
  DROP CONSTRAINT "subscription_follows_one",
  ADD CONSTRAINT "subscription_follows_one" CHECK (num_nonnulls("query", "entry_id", "selection_id") = 1);

-- CreateIndex
CREATE UNIQUE INDEX "subscription_subscriber_id_selection_id_key" ON "subscription"("subscriber_id", "selection_id");

-- CreateIndex
CREATE INDEX "subscription_selection_id_idx" ON "subscription"("selection_id");

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_selection_id_fkey" FOREIGN KEY ("selection_id") REFERENCES "selection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "hub_topic" (
    "path" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hub_topic_pkey" PRIMARY KEY ("path"),
    CONSTRAINT "hub_topic_path_length" CHECK (length("path") <= 2000)
);

-- CreateIndex
CREATE INDEX "hub_topic_asked_at_idx" ON "hub_topic"("asked_at");

-- CreateTable
CREATE TABLE "former_entry" (
    "id" BIGSERIAL NOT NULL,
    "entry_id" UUID NOT NULL,
    "type" "entry_type" NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3),
    "tags" TEXT[],
    "search" tsvector NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "former_entry_entry_id_until_idx" ON "former_entry"("entry_id", "until");

-- CreateIndex
CREATE INDEX "former_entry_until_idx" ON "former_entry"("until");

-- AddForeignKey
ALTER TABLE "former_entry" ADD CONSTRAINT "former_entry_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What an entry was found by until it was changed: those whose search found it, and finds it no longer, are told. Nothing is noted
-- while nobody would be.
CREATE FUNCTION note_former() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM webhook WHERE stopped_at IS NULL) OR EXISTS (SELECT FROM hub_topic) THEN
    INSERT INTO former_entry (entry_id, type, starts_at, ends_at, deadline_at, tags, search, until)
    VALUES (OLD.entry_id, OLD.type, OLD.starts_at, OLD.ends_at, OLD.deadline_at, OLD.tags, OLD.search, now());
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER indexed_entry_changes AFTER UPDATE ON indexed_entry
  FOR EACH ROW WHEN (
    OLD.tags IS DISTINCT FROM NEW.tags OR OLD.search IS DISTINCT FROM NEW.search OR OLD.starts_at IS DISTINCT FROM NEW.starts_at
    OR OLD.ends_at IS DISTINCT FROM NEW.ends_at OR OLD.deadline_at IS DISTINCT FROM NEW.deadline_at
  ) EXECUTE FUNCTION note_former();
