-- Which words of the directory are within two slips of one that is found nowhere, without reading those that begin or end
-- alike: two words that are so alike have something in common once at most two letters are cut from the beginning of each
-- (P. Norvig's corrector, as W. Garbe's SymSpell turned it round). What is left after the first letters that are cut from
-- would only lengthen the list: how alike the whole words are is asked of the few that are found.
CREATE FUNCTION search_cuts(word text) RETURNS int[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  beginning text := left(word, 7);
  cuts int[] := ARRAY[hashtext(beginning)];
  once text;
BEGIN
  FOR i IN 1 .. length(beginning) LOOP
    once := overlay(beginning PLACING '' FROM i FOR 1);
    cuts := cuts || hashtext(once);
    FOR j IN i .. length(once) LOOP
      cuts := cuts || hashtext(overlay(once PLACING '' FROM j FOR 1));
    END LOOP;
  END LOOP;
  RETURN cuts;
END $$;
CREATE INDEX IF NOT EXISTS search_word_cut ON search_word USING gin (search_cuts(word)) WITH (fastupdate = off);
