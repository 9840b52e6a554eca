-- The team of an organisation takes a succession of its own away too.
ALTER TABLE vocabulary_change DROP CONSTRAINT vocabulary_change_by_a_team;
ALTER TABLE vocabulary_change ADD CONSTRAINT vocabulary_change_by_a_team
  CHECK (team_id IS NULL OR (vocabulary = 'organisation' AND act IN ('rename', 'add-succession', 'remove-succession')));
