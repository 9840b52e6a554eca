-- Themes and organisations that authors of proposals miss, and what moderators answered.

-- CreateEnum
CREATE TYPE "suggestion_kind" AS ENUM ('new_theme', 'new_organisation', 'alias', 'succession');

-- CreateEnum
CREATE TYPE "suggestion_state" AS ENUM ('open', 'accepted', 'refused', 'withdrawn');

-- CreateTable
CREATE TABLE "vocabulary_suggestion" (
    "id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kind" "suggestion_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT,
    "note" TEXT,
    "state" "suggestion_state" NOT NULL DEFAULT 'open',
    "answer" TEXT,
    "settled_by_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "term_slug" TEXT,
    "adopted" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vocabulary_suggestion_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "suggestion_about" CHECK ("kind" NOT IN ('alias', 'succession') OR "about" IS NOT NULL),
    CONSTRAINT "suggestion_closed" CHECK (("state" = 'open') = ("settled_at" IS NULL)),
    CONSTRAINT "suggestion_settled" CHECK (("state" IN ('accepted', 'refused')) = ("settled_by_id" IS NOT NULL)),
    CONSTRAINT "suggestion_refused" CHECK ("state" <> 'refused' OR "answer" IS NOT NULL),
    CONSTRAINT "suggestion_accepted" CHECK (("state" = 'accepted') = ("term_slug" IS NOT NULL)),
    CONSTRAINT "suggestion_adopted" CHECK (NOT "adopted" OR "state" = 'accepted')
);

-- CreateIndex
CREATE INDEX "vocabulary_suggestion_revision_id_idx" ON "vocabulary_suggestion"("revision_id");

-- CreateIndex
CREATE INDEX "vocabulary_suggestion_author_id_idx" ON "vocabulary_suggestion"("author_id");

-- CreateIndex
CREATE INDEX "vocabulary_suggestion_settled_by_id_idx" ON "vocabulary_suggestion"("settled_by_id");

-- What waits is counted on every page of the desk.
CREATE INDEX "vocabulary_suggestion_open" ON "vocabulary_suggestion"("created_at") WHERE "state" = 'open';

-- AddForeignKey
ALTER TABLE "vocabulary_suggestion" ADD CONSTRAINT "vocabulary_suggestion_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vocabulary_suggestion" ADD CONSTRAINT "vocabulary_suggestion_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vocabulary_suggestion" ADD CONSTRAINT "vocabulary_suggestion_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
