-- The queue and what waits on an author's side: the state comes as a parameter, which no partial index can answer.
CREATE INDEX revision_by_state ON revision (state, submitted_at, id);
DROP INDEX revision_queue;
