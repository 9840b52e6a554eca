-- The words of a text, as before, sooner: most texts have no figures, and three of the four passes are for these.
CREATE OR REPLACE FUNCTION search_words(given text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
  SELECT regexp_replace(
    CASE WHEN whole ~ '[0-9]' THEN
      regexp_replace(regexp_replace(regexp_replace(whole,
        '([0-9])(?: ?i?emes?|es?|ers?|res?|nde?s?|th|st|rd)\M', '\1', 'g'),
        '([0-9])([[:alpha:]])', '\1 \2', 'g'),
        '([[:alpha:]])([0-9])', '\1 \2', 'g')
    ELSE whole END,
    '[^[:alnum:]]+', ' ', 'g')
  FROM (
    SELECT CASE WHEN folded ~ '[[:alpha:]][-.][[:alpha:]]' THEN
        folded || coalesce((
          SELECT ' ' || string_agg(DISTINCT translate(found[1], '-.', ''), ' ')
          FROM regexp_matches(folded, '[[:alpha:]]+(?:[-.][[:alpha:]]+){1,4}', 'g') AS found
        ), '')
      ELSE folded END AS whole
    FROM (SELECT unaccent(lower(given)) AS folded OFFSET 0) AS text
    OFFSET 0
  ) AS joined
$$;
