-- What an open archive (OAI-PMH 2.0) is harvested by: of each entry that was ever published, when what it says last changed,
-- or when it went away. A row for the whole archive (tag '') and one for each of its sets, so that a page of any list is a
-- range of one index, wherever a harvest stands.
CREATE TABLE "oai_record" (
  "tag" TEXT NOT NULL,
  "entry_id" UUID NOT NULL,
  "stamp" TIMESTAMPTZ(0) NOT NULL,
  "deleted" BOOLEAN NOT NULL,
  "version" INTEGER NOT NULL,
  CONSTRAINT "oai_record_pkey" PRIMARY KEY ("entry_id", "tag")
);
CREATE INDEX "oai_record_tag_stamp_entry_id_idx" ON "oai_record"("tag", "stamp", "entry_id");
ALTER TABLE "oai_record" ADD CONSTRAINT "oai_record_entry_id_fkey"
  FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE oai_record ADD CONSTRAINT oai_record_tag_known CHECK (tag ~ '^$|^(type|theme):');

-- A harvester that asks for what came since its last visit must not miss what was decided meanwhile: the instant is that of
-- the statement, which the end of its transaction follows closely, and never in the future.
CREATE FUNCTION oai_instant() RETURNS timestamptz LANGUAGE sql VOLATILE
  RETURN date_trunc('second', clock_timestamp());

-- Of these entries, those that are published say something else from now on.
CREATE FUNCTION oai_changed(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM oai_record r USING indexed_entry i WHERE i.entry_id = r.entry_id AND r.entry_id = ANY (ids);
  INSERT INTO oai_record (tag, entry_id, stamp, deleted, version)
  SELECT sets.tag, e.id, oai_instant(), false, e.version
  FROM indexed_entry i JOIN entry e ON e.id = i.entry_id
    CROSS JOIN LATERAL (SELECT '' AS tag UNION SELECT tag FROM unnest(i.tags) AS tag WHERE tag ~ '^(type|theme):') sets
  WHERE i.entry_id = ANY (ids);
END $$;

-- What names these entries in its relations, its credits or its sources.
CREATE FUNCTION oai_naming(ids uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(naming.id), '{}') FROM (
    SELECT from_id AS id FROM entry_relation WHERE to_id = ANY (ids)
    UNION SELECT entry_id FROM credit WHERE credited_entry_id = ANY (ids)
    UNION SELECT entry_id FROM entry_source WHERE document_entry_id = ANY (ids)
  ) naming
$$;

-- lib/entries/reindex.ts writes the row of an entry after each decision on it, and after each change of what it names:
-- whatever changes what the entry says passes there.
CREATE FUNCTION oai_on_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids uuid[] := ARRAY(SELECT entry_id FROM written);
BEGIN
  PERFORM oai_changed(ids || oai_naming(ids));
  RETURN NULL;
END $$;
CREATE TRIGGER oai_publication AFTER INSERT ON indexed_entry
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION oai_on_publication();

-- Not when all is indexed anew and nothing is different: every harvester would take everything again.
CREATE FUNCTION oai_on_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM oai_changed(ARRAY(
    SELECT w.entry_id FROM written w JOIN former f ON f.entry_id = w.entry_id JOIN entry e ON e.id = w.entry_id
    WHERE ROW(w.*) IS DISTINCT FROM ROW(f.*)
      OR NOT EXISTS (SELECT FROM oai_record r WHERE r.entry_id = e.id AND r.tag = '' AND r.version = e.version)
  ));
  RETURN NULL;
END $$;
CREATE TRIGGER oai_change AFTER UPDATE ON indexed_entry
  REFERENCING OLD TABLE AS former NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION oai_on_change();

-- Archived, merged or taken down: a tombstone stays, in the sets where the entry was.
CREATE FUNCTION oai_on_departure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids uuid[] := ARRAY(SELECT entry_id FROM gone);
BEGIN
  UPDATE oai_record SET deleted = true, stamp = oai_instant() WHERE entry_id = ANY (ids);
  PERFORM oai_changed(oai_naming(ids));
  RETURN NULL;
END $$;
CREATE TRIGGER oai_departure AFTER DELETE ON indexed_entry
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION oai_on_departure();

-- Those that are there already: changed, or gone, when the last decision on them was made.
INSERT INTO oai_record (tag, entry_id, stamp, deleted, version)
SELECT sets.tag, e.id, date_trunc('second', e.updated_at), e.archived OR e.merged_into_id IS NOT NULL, e.version
FROM entry e CROSS JOIN LATERAL (
  SELECT '' AS tag UNION SELECT 'type:' || e.type
  UNION SELECT 'theme:' || t.slug FROM entry_theme et JOIN theme t ON t.id = et.theme_id WHERE et.entry_id = e.id
) sets;
