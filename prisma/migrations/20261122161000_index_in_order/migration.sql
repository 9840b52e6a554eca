-- Rows of the index lie in the order in which entries were published, as publishing writes them: what is read of a large
-- directory is its newest part (decision 55). A fifth of each page is left free, so that an entry that is edited stays
-- where it is, and what is published next does not fill the holes of long ago. For what is written from now on.
ALTER TABLE indexed_entry SET (fillfactor = 80);

-- The words of a text, as before, sooner: a body of statements is run without being prepared as a query each time, and
-- single spaces, most of what parts words, are left as they are.
CREATE OR REPLACE FUNCTION search_words(given text) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
DECLARE
  words text := unaccent(lower(given));
BEGIN
  IF words ~ '[[:alpha:]][-.][[:alpha:]]' THEN
    words := words || coalesce((
      SELECT ' ' || string_agg(DISTINCT translate(whole.parts[1], '-.', ''), ' ')
      FROM regexp_matches(words, '[[:alpha:]]+(?:[-.][[:alpha:]]+){1,4}', 'g') AS whole (parts)
    ), '');
  END IF;
  IF words ~ '[0-9]' THEN
    words := regexp_replace(regexp_replace(regexp_replace(words,
      '([0-9])(?: ?i?emes?|es?|ers?|res?|nde?s?|th|st|rd)\M', '\1', 'g'),
      '([0-9])([[:alpha:]])', '\1 \2', 'g'),
      '([[:alpha:]])([0-9])', '\1 \2', 'g');
  END IF;
  RETURN regexp_replace(regexp_replace(words, '[^[:alnum:] ]+', ' ', 'g'), '  +', ' ', 'g');
END $$;
