-- What each decision passes through, sooner. Triggers of a statement run when it wrote no row as well, and an entry indexed
-- anew is an INSERT that becomes an UPDATE: each of them now says at once that there is nothing to do. An entry that stays
-- in the sets where it was, as nearly all do, is dated there without asking which sets those are.
CREATE OR REPLACE FUNCTION oai_on_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids uuid[] := ARRAY(SELECT entry_id FROM written);
BEGIN
  IF cardinality(ids) > 0 THEN
    PERFORM oai_changed(ids);
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION oai_on_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  -- In order, and each by the row of the whole archive first: decisions at the same time do not wait for one another for ever.
  FOR one IN
    SELECT w.entry_id, e.version, w.tags IS DISTINCT FROM f.tags OR w.type <> f.type OR r.deleted IS NOT FALSE AS moves
    FROM written w JOIN former f ON f.entry_id = w.entry_id JOIN entry e ON e.id = w.entry_id
      LEFT JOIN oai_record r ON r.entry_id = w.entry_id AND r.tag = ''
    WHERE r.version IS DISTINCT FROM e.version OR ROW(w.*) IS DISTINCT FROM ROW(f.*)
    ORDER BY w.entry_id
  LOOP
    IF one.moves THEN
      PERFORM oai_changed(ARRAY[one.entry_id]);
    ELSE
      PERFORM FROM oai_record WHERE entry_id = one.entry_id AND tag = '' FOR UPDATE;
      UPDATE oai_record SET stamp = oai_instant(), version = one.version WHERE entry_id = one.entry_id;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION oai_on_departure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids uuid[] := ARRAY(SELECT entry_id FROM gone);
BEGIN
  IF cardinality(ids) > 0 THEN
    PERFORM FROM oai_record WHERE tag = '' AND entry_id = ANY (ids) ORDER BY entry_id FOR UPDATE;
    UPDATE oai_record SET deleted = true, stamp = oai_instant() WHERE entry_id = ANY (ids);
  END IF;
  RETURN NULL;
END $$;
