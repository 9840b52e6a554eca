-- Decisions that are made at the same time and name the same third entry do not wait for one another for the sake of the open
-- archive, and none fails for it: the row of the whole archive (tag '') is locked before the others of its entry, and what
-- names an entry that goes away or comes back is dated at the very end of the transaction, which then waits for nothing.
CREATE OR REPLACE FUNCTION oai_changed(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM oai_record WHERE tag = '' AND entry_id = ANY (ids) ORDER BY entry_id FOR UPDATE;
  DELETE FROM oai_record r USING indexed_entry i
  WHERE i.entry_id = r.entry_id AND r.entry_id = ANY (ids) AND r.tag <> '' AND r.tag <> ALL (i.tags);
  INSERT INTO oai_record (tag, entry_id, stamp, deleted, version)
  SELECT sets.tag, e.id, oai_instant(), false, e.version
  FROM indexed_entry i JOIN entry e ON e.id = i.entry_id
    CROSS JOIN LATERAL (SELECT '' AS tag UNION SELECT tag FROM unnest(i.tags) AS tag WHERE tag ~ '^(type|theme):') sets
  WHERE i.entry_id = ANY (ids) ORDER BY e.id, sets.tag
  ON CONFLICT (entry_id, tag) DO UPDATE
    SET stamp = excluded.stamp, deleted = excluded.deleted, version = excluded.version;
END $$;

CREATE OR REPLACE FUNCTION oai_on_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM oai_changed(ARRAY(SELECT entry_id FROM written));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION oai_on_departure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids uuid[] := ARRAY(SELECT entry_id FROM gone);
BEGIN
  PERFORM FROM oai_record WHERE tag = '' AND entry_id = ANY (ids) ORDER BY entry_id FOR UPDATE;
  UPDATE oai_record SET deleted = true, stamp = oai_instant() WHERE entry_id = ANY (ids);
  RETURN NULL;
END $$;

-- What names an entry says something else once that one is gone, or back. One that is held is being dated already.
CREATE FUNCTION oai_on_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE oai_record r SET stamp = oai_instant()
  FROM (
    SELECT entry_id FROM oai_record
    WHERE tag = '' AND NOT deleted AND entry_id = ANY (oai_naming(ARRAY[NEW.entry_id]))
    ORDER BY entry_id FOR UPDATE SKIP LOCKED
  ) naming
  WHERE r.entry_id = naming.entry_id;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER oai_return AFTER UPDATE ON oai_record DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.tag = '' AND OLD.deleted <> NEW.deleted) EXECUTE FUNCTION oai_on_return();
