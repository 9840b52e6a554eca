-- A person's latest proposals that were decided on: what their level is counted from, whatever else of theirs waits.
CREATE INDEX revision_decided_by_author ON revision (author_id, updated_at) WHERE state IN ('accepted', 'rejected');
