-- How far two words are apart, to correct what is typed.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- What searches read moves out of `entry` into one narrow row an entry, published ones only: rows are found, sorted,
-- filtered and counted without reading what they hold. `npm run reindex` fills it; set-up does so by itself when it
-- finds entries that are not in it.
DROP INDEX entry_search, entry_search_names, entry_span;
ALTER TABLE "entry" DROP COLUMN "search";

ALTER TABLE "territory" ADD COLUMN "latitude" DOUBLE PRECISION,
ADD COLUMN "longitude" DOUBLE PRECISION,
ADD COLUMN "point_of" "territory_level";

CREATE TABLE "indexed_entry" (
    "entry_id" UUID NOT NULL,
    "type" "entry_type" NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "dated_at" TIMESTAMPTZ(3) NOT NULL,
    "sort_title" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3),
    "country" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "point_of" "territory_level",
    "tags" TEXT[],
    "names" tsvector NOT NULL,
    "search" tsvector NOT NULL,

    CONSTRAINT "indexed_entry_pkey" PRIMARY KEY ("entry_id")
);

-- Words are compared row by row where they are frequent: kept in the row, not beside it.
ALTER TABLE indexed_entry SET (toast_tuple_target = 8160);

CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "stem" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

CREATE TABLE "tag_count" (
    "tag" TEXT NOT NULL,
    "type" "entry_type" NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "tag_count_pkey" PRIMARY KEY ("tag","type")
);

CREATE TABLE "synonym_set" (
    "id" UUID NOT NULL,
    "words" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "synonym_set_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "indexed_entry" ADD CONSTRAINT "indexed_entry_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE synonym_set ADD CONSTRAINT synonym_set_has_two CHECK (cardinality(words) >= 2);

-- Each order with its keyset.
CREATE INDEX indexed_by_novelty ON indexed_entry (published_at DESC, entry_id DESC);
CREATE INDEX indexed_of_type_by_novelty ON indexed_entry (type, published_at DESC, entry_id DESC);
CREATE INDEX indexed_of_type_by_date ON indexed_entry (type, dated_at DESC, entry_id DESC);
CREATE INDEX indexed_of_type_by_title ON indexed_entry (type, sort_title, entry_id);
-- Words, names and filters in one index: where a search has several of them, it reads what they share. Written at once
-- (no fastupdate), so that reading never waits for what is pending.
CREATE INDEX indexed_words ON indexed_entry USING gin (search, names, tags) WITH (fastupdate = off);
-- When things happen, to find what a period or the time to come meets: from the start to the end, both included.
CREATE INDEX indexed_span ON indexed_entry USING gist (tstzrange(starts_at, ends_at, '[]')) WHERE starts_at IS NOT NULL;
CREATE INDEX indexed_deadline ON indexed_entry (deadline_at) WHERE deadline_at IS NOT NULL;

-- The nearest place of a point: what has a point and no territory is within the département of the nearest commune.
CREATE INDEX territory_point ON territory USING gist (point(longitude, latitude))
  WHERE level = 'commune' AND point_of = 'commune';

-- Words as people write them but for case and accents: neither stemmed nor stopped.
CREATE TEXT SEARCH CONFIGURATION sillage_words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION sillage_words
  ALTER MAPPING FOR hword, hword_part, word, asciihword, hword_asciipart, asciiword WITH unaccent, simple;

-- The words of a text as people write them, but for case and accents, parted by spaces: signs part words ("beta.gouv.fr",
-- "l'innovation"), and so do figures and letters ("110bis"); an ordinal is its number ("27e", "27ème", "27th"). What dots
-- and dashes part is also one word ("tiers-lieux" is found as "tierslieux"), at the end of the text, where it parts no
-- phrase. lib/search/typed.ts cuts what people type alike.
CREATE FUNCTION search_words(given text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(
      folded || coalesce((
        SELECT ' ' || string_agg(DISTINCT translate(found[1], '-.', ''), ' ')
        FROM regexp_matches(folded, '[[:alpha:]]+(?:[-.][[:alpha:]]+){1,4}', 'g') AS found
      ), ''),
      '([0-9])(?: ?i?emes?|es?|ers?|res?|nde?s?|th|st|rd)\M', '\1', 'g'),
      '([0-9])([[:alpha:]])', '\1 \2', 'g'),
      '([[:alpha:]])([0-9])', '\1 \2', 'g'),
      '[^[:alnum:]]+', ' ', 'g')
  FROM (SELECT unaccent(lower(given)) AS folded) AS text
$$;

-- Words made one where the stemmer, which knows endings with their accents, would part them: "évaluée" and "évalue",
-- "publique" and "public", "mobilité" and "mobile", "lieux" and "lieu", "designers" and "designer".
CREATE FUNCTION search_endings(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(words,
    '([a-z]{2})ees?\M', '\1e', 'g'),
    '([a-z])iques?\M', '\1ic', 'g'),
    '([a-z](?:al|il|iv|en)n?)[ie]tes?\M', '\1', 'g'),
    '([a-z]{3})ers\M', '\1er', 'g'),
    '(lieu|jeu|feu|voeu)x\M', '\1', 'g')
$$;

-- A text as the index reads it.
CREATE FUNCTION search_text(given text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT search_endings(search_words(given))
$$;

-- How the index holds a word that `search_words` gave; null when it says nothing ("de", "pour").
CREATE FUNCTION search_stem(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (ts_lexize('french_stem', search_endings(word)))[1]
$$;
CREATE INDEX search_word_stem ON search_word (stem);
CREATE INDEX search_word_alike ON search_word USING gin (word gin_trgm_ops);

-- What people begin to type: the words of titles and of bodies' names as they are written (neither stemmed nor
-- stopped), and titles by how they begin. The function's body is read once, here: what restores a dump has no search path.
ALTER TABLE indexed_entry ADD COLUMN title_words tsvector
  GENERATED ALWAYS AS (strip(to_tsvector('sillage_words', translate(sort_title, './@_-’''', '       ')))) STORED;
CREATE INDEX indexed_title_words ON indexed_entry USING gin (title_words) WITH (fastupdate = off);
-- For a beginning that many titles have: the newest of them are found in the index alone.
CREATE INDEX indexed_titles_by_novelty ON indexed_entry (published_at DESC, entry_id DESC) INCLUDE (title_words);
CREATE INDEX indexed_title_start ON indexed_entry (translate(sort_title, '’-', ''' ') text_pattern_ops);
CREATE FUNCTION organisation_words(name text, acronym text, full_name text, aliases text[]) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsvector('sillage_words', translate(concat_ws(' ', name, acronym, full_name, array_to_string(aliases, ' ')), './@_-’''', '       '));
ALTER TABLE organisation ADD COLUMN words tsvector
  GENERATED ALWAYS AS (organisation_words(name, acronym, full_name, aliases)) STORED;
CREATE INDEX organisation_by_words ON organisation USING gin (words);
