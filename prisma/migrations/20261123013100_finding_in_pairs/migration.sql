-- What is of a theme and in a place, in a place and in a year, of a theme and of a type, as lists of their own: where each of
-- two values is in a hundred thousand entries, going through both lists to find what they share is most of what a search
-- costs (decision 58). Regions and départements alone: smaller places have short lists. Read by lib/search/pairs.ts.
CREATE OR REPLACE FUNCTION tag_pairs(tags text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  themes text[] := '{}';
  places text[] := '{}';
  years text[] := '{}';
  types text[] := '{}';
  pairs text[] := '{}';
  one text;
  other text;
BEGIN
  FOREACH one IN ARRAY tags LOOP
    IF starts_with(one, 'theme:') THEN
      themes := themes || one;
    ELSIF starts_with(one, 'year:') THEN
      years := years || one;
    ELSIF starts_with(one, 'type:') THEN
      types := types || one;
    ELSIF starts_with(one, 'place:region-') OR starts_with(one, 'place:departement-') THEN
      places := places || one;
    END IF;
  END LOOP;
  FOREACH one IN ARRAY themes LOOP
    FOREACH other IN ARRAY places || years || types LOOP
      pairs := pairs || (one || ' ' || other);
    END LOOP;
  END LOOP;
  FOREACH one IN ARRAY places LOOP
    FOREACH other IN ARRAY years || types LOOP
      pairs := pairs || (one || ' ' || other);
    END LOOP;
  END LOOP;
  FOREACH one IN ARRAY years LOOP
    FOREACH other IN ARRAY types LOOP
      pairs := pairs || (one || ' ' || other);
    END LOOP;
  END LOOP;
  RETURN pairs;
END $$;

-- As `indexed_words`, whose place it takes: the version before reads it too. On a directory of millions, make it first by hand
-- with CREATE INDEX CONCURRENTLY, after the function.
CREATE INDEX IF NOT EXISTS indexed_finding ON indexed_entry
  USING gin ((tag_pairs(tags) COLLATE "C"), search, names, tags) WITH (fastupdate = off);
DROP INDEX IF EXISTS indexed_words;
