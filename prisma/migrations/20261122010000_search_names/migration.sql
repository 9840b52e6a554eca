-- The names of what is published (weight A of its search), apart: a search takes the titles first, and they are few
-- where a frequent word is in every body.
CREATE INDEX entry_search_names ON entry USING gin (ts_filter(search, '{a}'))
  WHERE NOT archived AND merged_into_id IS NULL;
