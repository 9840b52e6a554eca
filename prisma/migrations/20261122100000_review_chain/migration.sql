-- The review chain whole (conversation, notifications, removal, acts decided by a rule), vocabularies that change, identities elsewhere.

-- CreateEnum
CREATE TYPE "notification_kind" AS ENUM ('received', 'decision', 'message', 'handover', 'removal');

-- CreateEnum
CREATE TYPE "frequency" AS ENUM ('at_once', 'daily', 'never');

-- CreateEnum
CREATE TYPE "vocabulary" AS ENUM ('theme', 'organisation');

-- AlterTable
ALTER TABLE "entry" ADD COLUMN     "removed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "theme" ADD COLUMN     "deprecated_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "deprecated_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "duplicate_note" TEXT,
ADD COLUMN     "reverts_to" INTEGER;

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "rule" TEXT,
ADD COLUMN     "seen_changes" JSONB;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "internal" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "revision_id" UUID NOT NULL,
    "decision_id" UUID,
    "comment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "user_id" UUID NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "frequency" "frequency" NOT NULL,

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateTable
CREATE TABLE "vocabulary_change" (
    "id" UUID NOT NULL,
    "vocabulary" "vocabulary" NOT NULL,
    "slug" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changes" JSONB NOT NULL,
    "moved" JSONB,
    "undoes_id" UUID,

    CONSTRAINT "vocabulary_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_change" (
    "user_id" UUID NOT NULL,
    "new_email" TEXT NOT NULL,
    "old_token_hash" TEXT,
    "new_token_hash" TEXT NOT NULL,
    "old_confirmed_at" TIMESTAMPTZ(3),
    "new_confirmed_at" TIMESTAMPTZ(3),
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_change_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "comment_revision_id_created_at_idx" ON "comment"("revision_id", "created_at");

-- CreateIndex
CREATE INDEX "comment_author_id_idx" ON "comment"("author_id");

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_idx" ON "notification"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "notification_revision_id_idx" ON "notification"("revision_id");

-- CreateIndex
CREATE INDEX "notification_decision_id_idx" ON "notification"("decision_id");

-- CreateIndex
CREATE INDEX "notification_comment_id_idx" ON "notification"("comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "vocabulary_change_undoes_id_key" ON "vocabulary_change"("undoes_id");

-- CreateIndex
CREATE INDEX "vocabulary_change_vocabulary_slug_idx" ON "vocabulary_change"("vocabulary", "slug");

-- CreateIndex
CREATE INDEX "vocabulary_change_at_idx" ON "vocabulary_change"("at");

-- CreateIndex
CREATE INDEX "vocabulary_change_actor_id_idx" ON "vocabulary_change"("actor_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_issuer_subject_key" ON "account"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "email_change_old_token_hash_key" ON "email_change"("old_token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "email_change_new_token_hash_key" ON "email_change"("new_token_hash");

-- AddForeignKey
ALTER TABLE "theme" ADD CONSTRAINT "theme_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "theme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vocabulary_change" ADD CONSTRAINT "vocabulary_change_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vocabulary_change" ADD CONSTRAINT "vocabulary_change_undoes_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "vocabulary_change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_change" ADD CONSTRAINT "email_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- ─────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE entry ADD CONSTRAINT entry_removed_is_archived CHECK (archived OR NOT removed);
ALTER TABLE comment ADD CONSTRAINT comment_says_something CHECK (length(btrim(body)) > 0);
ALTER TABLE theme ADD CONSTRAINT theme_not_merged_into_itself CHECK (merged_into_id <> id);
ALTER TABLE organisation ADD CONSTRAINT organisation_not_merged_into_itself CHECK (merged_into_id <> id);
ALTER TABLE notification ADD CONSTRAINT notification_names_its_event CHECK (
  CASE kind WHEN 'decision' THEN decision_id IS NOT NULL WHEN 'message' THEN comment_id IS NOT NULL
    WHEN 'removal' THEN decision_id IS NOT NULL ELSE true END);

-- Nobody decides on their own proposal, whatever the code does: only a rule may, and says which.
CREATE FUNCTION refuse_own_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.rule IS NULL AND EXISTS (SELECT FROM revision WHERE id = NEW.revision_id AND author_id = NEW.moderator_id) THEN
    RAISE EXCEPTION 'nobody decides on their own proposal' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_is_by_another BEFORE INSERT OR UPDATE ON decision
  FOR EACH ROW EXECUTE FUNCTION refuse_own_decision();

-- The public journal, newest first.
CREATE INDEX decision_journal ON decision (decided_at DESC, id DESC);
-- What a person has not read, and what waits for the mail of the day.
CREATE INDEX notification_unread ON notification (user_id) WHERE read_at IS NULL;
CREATE INDEX notification_unmailed ON notification (user_id, created_at) WHERE mailed_at IS NULL;
-- The same address, on the entry or on one of its links: a double.
CREATE INDEX entry_url ON entry USING hash (url);
CREATE INDEX entry_link_url ON entry_link USING hash (url);
