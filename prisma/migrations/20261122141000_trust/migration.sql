-- Levels of trust, edits published by a rule and looked at again, accounts in quarantine, forms on guard.

-- CreateEnum
CREATE TYPE "trust_level" AS ENUM ('newcomer', 'contributor', 'trusted');

-- AlterEnum
ALTER TYPE "revision_state" ADD VALUE 'quarantined';
ALTER TYPE "notification_kind" ADD VALUE 'level';
ALTER TYPE "notification_kind" ADD VALUE 'quarantine';

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "level" "trust_level" NOT NULL DEFAULT 'newcomer',
ADD COLUMN     "level_held_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "level_change_id" UUID,
ADD COLUMN     "quarantine_id" UUID;

-- CreateTable
CREATE TABLE "level_change" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from" "trust_level" NOT NULL,
    "to" "trust_level" NOT NULL,
    "cause" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "actor_id" UUID,
    "reason" TEXT,

    CONSTRAINT "level_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sampled_decision" (
    "decision_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "seen_by_id" UUID,
    "seen_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "sampled_decision_pkey" PRIMARY KEY ("decision_id")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by_id" UUID,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_guard" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL,
    "raised_by_id" UUID NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_guard_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "level_change_user_id_at_idx" ON "level_change"("user_id", "at" DESC);

-- CreateIndex
CREATE INDEX "level_change_actor_id_idx" ON "level_change"("actor_id");

-- CreateIndex
CREATE INDEX "sampled_decision_seen_by_id_idx" ON "sampled_decision"("seen_by_id");

-- CreateIndex
CREATE INDEX "quarantine_user_id_idx" ON "quarantine"("user_id");

-- CreateIndex
CREATE INDEX "quarantine_set_by_id_idx" ON "quarantine"("set_by_id");

-- CreateIndex
CREATE INDEX "quarantine_lifted_by_id_idx" ON "quarantine"("lifted_by_id");

-- CreateIndex
CREATE INDEX "form_guard_raised_by_id_idx" ON "form_guard"("raised_by_id");

-- CreateIndex
CREATE INDEX "notification_level_change_id_idx" ON "notification"("level_change_id");

-- CreateIndex
CREATE INDEX "notification_quarantine_id_idx" ON "notification"("quarantine_id");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_level_change_id_fkey" FOREIGN KEY ("level_change_id") REFERENCES "level_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_quarantine_id_fkey" FOREIGN KEY ("quarantine_id") REFERENCES "quarantine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "level_change" ADD CONSTRAINT "level_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "level_change" ADD CONSTRAINT "level_change_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sampled_decision" ADD CONSTRAINT "sampled_decision_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sampled_decision" ADD CONSTRAINT "sampled_decision_seen_by_id_fkey" FOREIGN KEY ("seen_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_lifted_by_id_fkey" FOREIGN KEY ("lifted_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_guard" ADD CONSTRAINT "form_guard_raised_by_id_fkey" FOREIGN KEY ("raised_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ─────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE level_change ADD CONSTRAINT level_change_has_a_cause
  CHECK (cause IN ('decision', 'time', 'access', 'held', 'released'));
-- What a person chose to do has an author and a reason; what a rule does has neither.
ALTER TABLE level_change ADD CONSTRAINT level_change_held_by_someone
  CHECK ((cause IN ('held', 'released')) = (actor_id IS NOT NULL) AND (cause <> 'held' OR btrim(coalesce(reason, '')) <> ''));
ALTER TABLE sampled_decision ADD CONSTRAINT sampled_decision_seen_whole CHECK (
  (outcome IS NULL) = (seen_by_id IS NULL) AND (outcome IS NULL) = (seen_at IS NULL)
  AND (outcome IS NULL OR outcome IN ('seen', 'undone')));
ALTER TABLE quarantine ADD CONSTRAINT quarantine_says_why CHECK (btrim(reason) <> '');
ALTER TABLE quarantine ADD CONSTRAINT quarantine_lifted_whole
  CHECK ((lifted_at IS NULL) = (lifted_by_id IS NULL) AND lifted_at >= set_at);
ALTER TABLE form_guard ADD CONSTRAINT form_guard_is_one CHECK (id = 1 AND btrim(reason) <> '');
-- By their text: an enum's new value is not to be used in the transaction that adds it.
ALTER TABLE notification ADD CONSTRAINT notification_names_its_level CHECK (kind::text <> 'level' OR level_change_id IS NOT NULL);
ALTER TABLE notification ADD CONSTRAINT notification_names_its_quarantine CHECK (kind::text <> 'quarantine' OR quarantine_id IS NOT NULL);

-- One quarantine at a time; what waits to be looked at again, oldest first.
CREATE UNIQUE INDEX quarantine_open ON quarantine (user_id) WHERE lifted_at IS NULL;
CREATE INDEX sampled_decision_waiting ON sampled_decision (at, decision_id) WHERE outcome IS NULL;
