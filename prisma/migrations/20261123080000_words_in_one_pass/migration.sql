-- The words of a text, as before, sooner: what parts words is read in one pass, and single spaces are left as they are.
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
  RETURN regexp_replace(words, '[^[:alnum:]]{2,}|[^[:alnum:] ]', ' ', 'g');
END $$;
