-- The desk: answers that are ready, views of the queue, to whom a proposal is assigned, whose opinion a note asks for.

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'assigned';
ALTER TYPE "notification_kind" ADD VALUE 'opinion';

-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "assignee_id" UUID;

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "asked_id" UUID,
-- What asks a colleague is between moderators.
ADD CONSTRAINT "comment_asked_within" CHECK ("asked_id" IS NULL OR "internal");

-- CreateTable
CREATE TABLE "answer_template" (
    "id" UUID NOT NULL,
    "verdict" "verdict" NOT NULL,
    "reason_code" TEXT NOT NULL,
    "label_fr" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "text_fr" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_template_pkey" PRIMARY KEY ("id"),
    -- An acceptance needs no reason.
    CONSTRAINT "answer_template_refuses" CHECK ("verdict" <> 'accepted'),
    CONSTRAINT "answer_template_said" CHECK (btrim("label_fr") <> '' AND btrim("label_en") <> '' AND btrim("text_fr") <> '' AND btrim("text_en") <> '')
);

-- CreateTable
CREATE TABLE "queue_view" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "queue_view_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "queue_view_named" CHECK (btrim("name") <> ''),
    -- What is shared outlives the account of who made it; what is not is someone's.
    CONSTRAINT "queue_view_of_someone" CHECK ("shared" OR "owner_id" IS NOT NULL)
);

-- CreateIndex
CREATE INDEX "queue_view_owner_id_idx" ON "queue_view"("owner_id");

-- CreateIndex
CREATE INDEX "revision_assignee_id_idx" ON "revision"("assignee_id");

-- CreateIndex
CREATE INDEX "comment_asked_id_idx" ON "comment"("asked_id");

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_asked_id_fkey" FOREIGN KEY ("asked_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_view" ADD CONSTRAINT "queue_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What moderators have started from so far, as rows that administrators edit.
INSERT INTO "answer_template" ("id", "verdict", "reason_code", "label_fr", "label_en", "text_fr", "text_en", "updated_at") VALUES
  (gen_random_uuid(), 'changes_requested', 'incomplete', 'Il manque quelque chose', 'Something is missing', 'Merci pour cette proposition. Il y manque encore :', 'Thank you for this proposal. It still lacks:', now()),
  (gen_random_uuid(), 'changes_requested', 'unclear', 'Passage difficile à comprendre', 'Passage hard to follow', 'Merci pour cette proposition. Ce passage reste difficile à comprendre pour qui ne connaît pas le sujet :', 'Thank you for this proposal. This passage is hard to follow for someone new to the subject:', now()),
  (gen_random_uuid(), 'changes_requested', 'unsourced', 'Où cela se vérifie-t-il ?', 'Where can this be checked?', 'Merci pour cette proposition. Pouvez-vous indiquer où ces informations se vérifient (un lien, un document et sa page) ?', 'Thank you for this proposal. Could you say where this can be checked (a link, a document and its page)?', now()),
  (gen_random_uuid(), 'changes_requested', 'style', 'Ton à rendre neutre', 'Tone to be made neutral', 'Merci pour cette proposition. Le ton de l’annuaire est neutre et factuel : pouvez-vous la reformuler en ce sens ?', 'Thank you for this proposal. The directory keeps a neutral and factual tone: could you rephrase it that way?', now()),
  (gen_random_uuid(), 'changes_requested', 'personal-data', 'Données personnelles à retirer', 'Personal data to remove', 'Merci pour cette proposition. Elle contient des données personnelles qui n’ont pas à être publiées (adresse, téléphone, courriel nominatif) : pouvez-vous les retirer ?', 'Thank you for this proposal. It contains personal data that should not be published (address, telephone, someone’s e-mail): could you remove it?', now()),
  (gen_random_uuid(), 'rejected', 'out-of-scope', 'Hors du champ, à expliquer', 'Out of scope, to be explained', 'Merci pour cette proposition. L’annuaire recense l’innovation publique en France ; elle n’en relève pas, pour la raison suivante :', 'Thank you for this proposal. The directory lists public-sector innovation in France; this is not part of it, for this reason:', now()),
  (gen_random_uuid(), 'rejected', 'duplicate', 'Déjà dans l’annuaire', 'Already in the directory', 'Merci pour cette proposition. L’annuaire présente déjà cette fiche, que vous pouvez compléter par « Proposer une modification » :', 'Thank you for this proposal. The directory already has this entry, which you can complete with “Propose a change”:', now()),
  (gen_random_uuid(), 'rejected', 'inaccurate', 'Les sources disent autre chose', 'The sources say otherwise', 'Merci pour cette proposition. Ces informations ne correspondent pas à ce que disent les sources :', 'Thank you for this proposal. This does not match what the sources say:', now()),
  (gen_random_uuid(), 'rejected', 'unsourced', 'Aucune source trouvée', 'No source found', 'Merci pour cette proposition. Nous n’avons trouvé aucune source qui permette de la vérifier. Vous pouvez la proposer de nouveau avec un lien ou un document.', 'Thank you for this proposal. We found no source to check it against. You can propose it again with a link or a document.', now()),
  (gen_random_uuid(), 'rejected', 'advertising', 'Pas de promotion commerciale', 'No commercial promotion', 'Merci pour cette proposition. L’annuaire n’accueille pas la promotion d’offres commerciales.', 'Thank you for this proposal. The directory does not promote commercial offers.', now()),
  (gen_random_uuid(), 'rejected', 'personal-data', 'Données personnelles', 'Personal data', 'Cette proposition contient des données personnelles qui ne peuvent pas être publiées.', 'This proposal contains personal data that cannot be published.', now()),
  (gen_random_uuid(), 'rejected', 'rights', 'Texte sous droits', 'Text under copyright', 'Cette proposition reprend un texte dont les droits ne permettent pas la publication sous licence ouverte. Vous pouvez la proposer de nouveau avec vos propres mots.', 'This proposal copies a text whose rights do not allow it to be published under an open licence. You can propose it again in your own words.', now());
