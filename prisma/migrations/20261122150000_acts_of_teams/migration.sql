-- The team of an organisation names it and says what it follows: the act says in the name of which team.
ALTER TABLE "vocabulary_change" ADD COLUMN "team_id" UUID;
CREATE INDEX "vocabulary_change_team_id_idx" ON "vocabulary_change"("team_id");
ALTER TABLE "vocabulary_change" ADD CONSTRAINT "vocabulary_change_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A team changes its own organisation's names and adds successions: nothing else of the vocabularies is its own to change.
ALTER TABLE vocabulary_change ADD CONSTRAINT vocabulary_change_by_a_team
  CHECK (team_id IS NULL OR (vocabulary = 'organisation' AND act IN ('rename', 'add-succession')));
