-- The first schema. Above the line: as Prisma writes it. Below: what Prisma cannot say.

-- CreateEnum
CREATE TYPE "entry_type" AS ENUM ('resource', 'lab', 'programme', 'event');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('contributor', 'moderator', 'admin');

-- CreateEnum
CREATE TYPE "revision_state" AS ENUM ('draft', 'submitted', 'changes_requested', 'accepted', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('accepted', 'changes_requested', 'rejected');

-- CreateEnum
CREATE TYPE "territory_level" AS ENUM ('country', 'region', 'departement', 'epci', 'commune');

-- CreateTable
CREATE TABLE "entry" (
    "id" UUID NOT NULL,
    "type" "entry_type" NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "url" TEXT,
    "starts_on" TEXT,
    "ends_on" TEXT,
    "deadline_on" TEXT,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3),
    "address" TEXT,
    "country" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "territory_code" TEXT,
    "sort_title" TEXT NOT NULL,
    "dated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived" BOOLEAN NOT NULL DEFAULT false,
    "merged_into_id" UUID,
    "highlighted_until" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "search" tsvector,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource" (
    "entry_id" UUID NOT NULL,
    "subtitle" TEXT,
    "container" TEXT,
    "issue" TEXT,
    "page_count" INTEGER,
    "page_from" INTEGER,
    "page_to" INTEGER,
    "online" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "lab" (
    "entry_id" UUID NOT NULL,
    "aliases" TEXT[],

    CONSTRAINT "lab_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "programme" (
    "entry_id" UUID NOT NULL,
    "aliases" TEXT[],
    "status" TEXT NOT NULL,
    "amount_eur" BIGINT,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "event" (
    "entry_id" UUID NOT NULL,
    "start_time" TEXT,
    "end_time" TEXT,
    "timezone" TEXT,
    "edition" TEXT,
    "series" TEXT,
    "registration" TEXT,

    CONSTRAINT "event_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "theme" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "label_fr" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry_theme" (
    "entry_id" UUID NOT NULL,
    "theme_id" UUID NOT NULL,

    CONSTRAINT "entry_theme_pkey" PRIMARY KEY ("entry_id","theme_id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "acronym" TEXT,
    "full_name" TEXT,
    "aliases" TEXT[],
    "kind" TEXT NOT NULL,
    "country" TEXT,
    "parent_id" UUID,
    "entry_id" UUID,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_succession" (
    "predecessor_id" UUID NOT NULL,
    "successor_id" UUID NOT NULL,
    "year" INTEGER,

    CONSTRAINT "organisation_succession_pkey" PRIMARY KEY ("predecessor_id","successor_id")
);

-- CreateTable
CREATE TABLE "credit" (
    "entry_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT,
    "organisation_id" UUID,
    "credited_entry_id" UUID,

    CONSTRAINT "credit_pkey" PRIMARY KEY ("entry_id","position")
);

-- CreateTable
CREATE TABLE "entry_relation" (
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "entry_relation_pkey" PRIMARY KEY ("from_id","to_id","kind")
);

-- CreateTable
CREATE TABLE "entry_link" (
    "entry_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT,

    CONSTRAINT "entry_link_pkey" PRIMARY KEY ("entry_id","position")
);

-- CreateTable
CREATE TABLE "entry_source" (
    "entry_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "locator" TEXT,
    "highlighted" BOOLEAN NOT NULL DEFAULT false,
    "document_entry_id" UUID,

    CONSTRAINT "entry_source_pkey" PRIMARY KEY ("entry_id","position")
);

-- CreateTable
CREATE TABLE "territory" (
    "code" TEXT NOT NULL,
    "level" "territory_level" NOT NULL,
    "name" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "ancestors" TEXT[],
    "population" INTEGER,

    CONSTRAINT "territory_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "type" "entry_type" NOT NULL,
    "entry_id" UUID,
    "base_version" INTEGER NOT NULL,
    "state" "revision_state" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID NOT NULL,
    "changes" JSONB NOT NULL,
    "comment" TEXT,
    "title" TEXT NOT NULL,
    "idempotency_key" UUID NOT NULL,
    "claimed_by_id" UUID,
    "claimed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "moderator_id" UUID NOT NULL,
    "verdict" "verdict" NOT NULL,
    "reason_code" TEXT,
    "reason" TEXT,
    "seen_version" INTEGER NOT NULL,
    "applied" JSONB,
    "entry_id" UUID,
    "entry_version" INTEGER,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "email_verified" TIMESTAMPTZ(3),
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'contributor',
    "language" TEXT NOT NULL DEFAULT 'fr',
    "blocked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "session_token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL
);

-- CreateTable
CREATE TABLE "rate_event" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kept_mail" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "entry_slug_key" ON "entry"("slug");

-- CreateIndex
CREATE INDEX "entry_merged_into_id_idx" ON "entry"("merged_into_id");

-- CreateIndex
CREATE INDEX "entry_territory_code_idx" ON "entry"("territory_code");

-- CreateIndex
CREATE UNIQUE INDEX "theme_slug_key" ON "theme"("slug");

-- CreateIndex
CREATE INDEX "entry_theme_theme_id_idx" ON "entry_theme"("theme_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_slug_key" ON "organisation"("slug");

-- CreateIndex
CREATE INDEX "organisation_parent_id_idx" ON "organisation"("parent_id");

-- CreateIndex
CREATE INDEX "organisation_entry_id_idx" ON "organisation"("entry_id");

-- CreateIndex
CREATE INDEX "organisation_succession_successor_id_idx" ON "organisation_succession"("successor_id");

-- CreateIndex
CREATE INDEX "credit_organisation_id_idx" ON "credit"("organisation_id");

-- CreateIndex
CREATE INDEX "credit_credited_entry_id_idx" ON "credit"("credited_entry_id");

-- CreateIndex
CREATE INDEX "entry_relation_to_id_idx" ON "entry_relation"("to_id");

-- CreateIndex
CREATE INDEX "entry_source_document_entry_id_idx" ON "entry_source"("document_entry_id");

-- CreateIndex
CREATE INDEX "revision_entry_id_idx" ON "revision"("entry_id");

-- CreateIndex
CREATE INDEX "revision_claimed_by_id_idx" ON "revision"("claimed_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_author_id_idempotency_key_key" ON "revision"("author_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "decision_revision_id_idx" ON "decision"("revision_id");

-- CreateIndex
CREATE INDEX "decision_moderator_id_idx" ON "decision"("moderator_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_entry_id_entry_version_key" ON "decision"("entry_id", "entry_version");

-- CreateIndex
CREATE INDEX "audit_event_object_object_id_idx" ON "audit_event"("object", "object_id");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_session_token_key" ON "session"("session_token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_token_key" ON "verification_token"("token");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_identifier_token_key" ON "verification_token"("identifier", "token");

-- CreateIndex
CREATE INDEX "rate_event_key_at_idx" ON "rate_event"("key", "at");

-- CreateIndex
CREATE UNIQUE INDEX "kept_mail_message_id_key" ON "kept_mail"("message_id");

-- CreateIndex
CREATE INDEX "kept_mail_kept_at_idx" ON "kept_mail"("kept_at");

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_territory_code_fkey" FOREIGN KEY ("territory_code") REFERENCES "territory"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lab" ADD CONSTRAINT "lab_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_theme" ADD CONSTRAINT "entry_theme_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_theme" ADD CONSTRAINT "entry_theme_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "theme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_succession" ADD CONSTRAINT "organisation_succession_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_succession" ADD CONSTRAINT "organisation_succession_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit" ADD CONSTRAINT "credit_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit" ADD CONSTRAINT "credit_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit" ADD CONSTRAINT "credit_credited_entry_id_fkey" FOREIGN KEY ("credited_entry_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_relation" ADD CONSTRAINT "entry_relation_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_relation" ADD CONSTRAINT "entry_relation_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_link" ADD CONSTRAINT "entry_link_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_source" ADD CONSTRAINT "entry_source_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_source" ADD CONSTRAINT "entry_source_document_entry_id_fkey" FOREIGN KEY ("document_entry_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- ─────────────────────────────────────────────────────────────────────────────────────────────

-- Search: French stems, without accents.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TEXT SEARCH CONFIGURATION sillage (COPY = french);
ALTER TEXT SEARCH CONFIGURATION sillage
  ALTER MAPPING FOR hword, hword_part, word, asciihword, hword_asciipart, asciiword WITH unaccent, french_stem;

-- Entries: possible values only.
ALTER TABLE entry
  ADD CONSTRAINT entry_starts_on_is_partial_date CHECK (starts_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  ADD CONSTRAINT entry_ends_on_is_partial_date CHECK (ends_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  ADD CONSTRAINT entry_deadline_on_is_partial_date CHECK (deadline_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  ADD CONSTRAINT entry_ends_after_start CHECK (ends_at >= starts_at),
  ADD CONSTRAINT entry_event_has_start CHECK (type <> 'event' OR starts_on IS NOT NULL),
  ADD CONSTRAINT entry_point_is_whole CHECK ((latitude IS NULL) = (longitude IS NULL)),
  ADD CONSTRAINT entry_latitude_in_range CHECK (latitude BETWEEN -90 AND 90),
  ADD CONSTRAINT entry_longitude_in_range CHECK (longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT entry_not_merged_into_itself CHECK (merged_into_id <> id),
  ADD CONSTRAINT entry_version_is_positive CHECK (version > 0);
ALTER TABLE resource
  ADD CONSTRAINT resource_pages_in_order CHECK (page_to >= page_from),
  ADD CONSTRAINT resource_page_count_is_positive CHECK (page_count > 0);
ALTER TABLE entry_relation ADD CONSTRAINT entry_relation_not_to_itself CHECK (from_id <> to_id);

-- Revisions and decisions.
ALTER TABLE revision
  ADD CONSTRAINT revision_claim_is_whole CHECK ((claimed_by_id IS NULL) = (claimed_at IS NULL)),
  ADD CONSTRAINT revision_creation_has_no_base CHECK (entry_id IS NOT NULL OR base_version = 0),
  ADD CONSTRAINT revision_submitted_has_instant CHECK (state IN ('draft', 'withdrawn') OR submitted_at IS NOT NULL);
ALTER TABLE decision
  ADD CONSTRAINT decision_refusal_has_reason
    CHECK (verdict = 'accepted' OR (reason_code IS NOT NULL AND length(btrim(reason)) > 0)),
  ADD CONSTRAINT decision_acceptance_is_applied
    CHECK ((verdict = 'accepted') = (applied IS NOT NULL AND entry_id IS NOT NULL AND entry_version IS NOT NULL));
-- One final decision a revision, and one decision on each version of it.
CREATE UNIQUE INDEX decision_one_final ON decision (revision_id) WHERE verdict IN ('accepted', 'rejected');
CREATE UNIQUE INDEX decision_one_a_version ON decision (revision_id, seen_version);

-- The audit log only grows.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_event only grows: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_event_only_grows BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_is_not_emptied BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Lists of what is published, each with its keyset.
CREATE INDEX entry_list_by_novelty ON entry (type, published_at DESC, id DESC) WHERE NOT archived AND merged_into_id IS NULL;
CREATE INDEX entry_all_by_novelty ON entry (published_at DESC, id DESC) WHERE NOT archived AND merged_into_id IS NULL;
CREATE INDEX entry_list_by_date ON entry (type, dated_at DESC, id DESC) WHERE NOT archived AND merged_into_id IS NULL;
CREATE INDEX entry_list_by_title ON entry (type, sort_title, id) WHERE NOT archived AND merged_into_id IS NULL;
CREATE INDEX entry_search ON entry USING gin (search);
CREATE INDEX entry_source_highlighted ON entry_source (entry_id) WHERE highlighted;
CREATE INDEX revision_queue ON revision (submitted_at, id) WHERE state = 'submitted';
CREATE INDEX revision_of_author ON revision (author_id, updated_at DESC);
CREATE INDEX territory_within ON territory USING gin (ancestors);
CREATE INDEX territory_search ON territory USING gin (search_name gin_trgm_ops);
