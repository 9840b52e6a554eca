-- Teams that hold pages: members, invitations, requests, claims; what they publish says so, and people are told.

-- CreateEnum
CREATE TYPE "team_role" AS ENUM ('manager', 'member');

-- CreateEnum
CREATE TYPE "request_state" AS ENUM ('pending', 'accepted', 'refused', 'withdrawn', 'overtaken');

-- CreateEnum
CREATE TYPE "claim_way" AS ENUM ('mail', 'moderator');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'team';

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "team_id" UUID;

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "team_news_id" UUID,
ALTER COLUMN "revision_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "organisation_id" UUID,
    "entry_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "dissolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "team_role" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","user_id")
);

-- CreateTable
CREATE TABLE "team_invitation" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "email" TEXT,
    "language" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "state" "request_state" NOT NULL DEFAULT 'pending',
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_request" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "message" TEXT,
    "state" "request_state" NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "join_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page_claim" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organisation_id" UUID,
    "entry_id" UUID,
    "way" "claim_way" NOT NULL,
    "email" TEXT,
    "domain" TEXT,
    "message" TEXT,
    "state" "request_state" NOT NULL DEFAULT 'pending',
    "expires" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,
    "reason" TEXT,

    CONSTRAINT "page_claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_news" (
    "id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "team_id" UUID,
    "claim_id" UUID,
    "user_id" UUID NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_news_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "team_organisation_id_idx" ON "team"("organisation_id");

-- CreateIndex
CREATE INDEX "team_entry_id_idx" ON "team"("entry_id");

-- CreateIndex
CREATE INDEX "team_member_user_id_idx" ON "team_member"("user_id");

-- CreateIndex
CREATE INDEX "team_invitation_team_id_idx" ON "team_invitation"("team_id");

-- CreateIndex
CREATE INDEX "team_invitation_invited_by_id_idx" ON "team_invitation"("invited_by_id");

-- CreateIndex
CREATE INDEX "team_invitation_email_idx" ON "team_invitation"("email");

-- CreateIndex
CREATE INDEX "join_request_team_id_idx" ON "join_request"("team_id");

-- CreateIndex
CREATE INDEX "join_request_user_id_idx" ON "join_request"("user_id");

-- CreateIndex
CREATE INDEX "page_claim_user_id_idx" ON "page_claim"("user_id");

-- CreateIndex
CREATE INDEX "page_claim_organisation_id_idx" ON "page_claim"("organisation_id");

-- CreateIndex
CREATE INDEX "page_claim_entry_id_idx" ON "page_claim"("entry_id");

-- CreateIndex
CREATE INDEX "page_claim_settled_by_id_idx" ON "page_claim"("settled_by_id");

-- CreateIndex
CREATE INDEX "page_claim_state_created_at_id_idx" ON "page_claim"("state", "created_at", "id");

-- CreateIndex
CREATE INDEX "team_news_team_id_idx" ON "team_news"("team_id");

-- CreateIndex
CREATE INDEX "team_news_claim_id_idx" ON "team_news"("claim_id");

-- CreateIndex
CREATE INDEX "team_news_user_id_idx" ON "team_news"("user_id");

-- CreateIndex
CREATE INDEX "team_news_by_id_idx" ON "team_news"("by_id");

-- CreateIndex
CREATE INDEX "decision_team_id_idx" ON "decision"("team_id");

-- CreateIndex
CREATE INDEX "notification_team_news_id_idx" ON "notification"("team_news_id");

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_team_news_id_fkey" FOREIGN KEY ("team_news_id") REFERENCES "team_news"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_invitation" ADD CONSTRAINT "team_invitation_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_invitation" ADD CONSTRAINT "team_invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_claim" ADD CONSTRAINT "page_claim_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_claim" ADD CONSTRAINT "page_claim_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_claim" ADD CONSTRAINT "page_claim_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_claim" ADD CONSTRAINT "page_claim_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_news" ADD CONSTRAINT "team_news_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_news" ADD CONSTRAINT "team_news_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "page_claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_news" ADD CONSTRAINT "team_news_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_news" ADD CONSTRAINT "team_news_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- ─────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE team ADD CONSTRAINT team_holds_one_page CHECK (num_nonnulls(organisation_id, entry_id) = 1);
-- A page has one team at a time of its own.
CREATE UNIQUE INDEX team_of_organisation ON team (organisation_id) WHERE dissolved_at IS NULL;
CREATE UNIQUE INDEX team_of_entry ON team (entry_id) WHERE dissolved_at IS NULL;

ALTER TABLE decision ADD CONSTRAINT decision_by_a_team CHECK ((rule IS NOT DISTINCT FROM 'team') = (team_id IS NOT NULL));

ALTER TABLE team_invitation
  ADD CONSTRAINT team_invitation_address_while_it_waits CHECK ((state = 'pending') = (email IS NOT NULL)),
  ADD CONSTRAINT team_invitation_settled CHECK ((state = 'pending') = (settled_at IS NULL)),
  ADD CONSTRAINT team_invitation_language CHECK (language IN ('fr', 'en'));
CREATE UNIQUE INDEX team_invitation_once ON team_invitation (team_id, email) WHERE state = 'pending';

ALTER TABLE join_request ADD CONSTRAINT join_request_settled CHECK ((state = 'pending') = (settled_at IS NULL));
CREATE UNIQUE INDEX join_request_once ON join_request (team_id, user_id) WHERE state = 'pending';

ALTER TABLE page_claim
  ADD CONSTRAINT page_claim_of_one_page CHECK (num_nonnulls(organisation_id, entry_id) = 1),
  ADD CONSTRAINT page_claim_settled CHECK ((state = 'pending') = (settled_at IS NULL)),
  ADD CONSTRAINT page_claim_address_while_it_waits CHECK ((way = 'mail' AND state = 'pending') = (email IS NOT NULL)),
  ADD CONSTRAINT page_claim_by_mail CHECK ((way = 'mail') = (domain IS NOT NULL) AND (way = 'mail') = (expires IS NOT NULL)),
  ADD CONSTRAINT page_claim_says_who CHECK (way = 'mail' OR length(btrim(message)) > 0),
  ADD CONSTRAINT page_claim_refused_with_a_reason
    CHECK (state <> 'refused' OR (settled_by_id IS NOT NULL AND length(btrim(reason)) > 0)),
  -- Nobody decides on what they ask for.
  ADD CONSTRAINT page_claim_settled_by_another CHECK (settled_by_id <> user_id);
CREATE UNIQUE INDEX page_claim_once_entry ON page_claim (user_id, entry_id) WHERE state = 'pending';
CREATE UNIQUE INDEX page_claim_once_organisation ON page_claim (user_id, organisation_id) WHERE state = 'pending';

ALTER TABLE team_news ADD CONSTRAINT team_news_of_a_team_or_a_claim CHECK (num_nonnulls(team_id, claim_id) >= 1);

-- As text: a value that this very transaction adds to the type cannot be used in it.
ALTER TABLE notification ADD CONSTRAINT notification_names_its_subject CHECK (
  CASE WHEN kind::text IN ('received', 'decision', 'message', 'handover', 'removal') THEN revision_id IS NOT NULL
    WHEN kind::text = 'team' THEN team_news_id IS NOT NULL ELSE true END);
