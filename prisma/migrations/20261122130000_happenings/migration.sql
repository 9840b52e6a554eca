-- What happens on given days, apart from what merely has a date (every resource spans its year): the agenda finds a
-- month, what is under way and the nearest end before a month without reading the rest.
CREATE INDEX indexed_happening_span ON indexed_entry USING gist (tstzrange(starts_at, ends_at, '[]'))
  WHERE starts_at IS NOT NULL AND type = 'event';
CREATE INDEX indexed_happening_end ON indexed_entry (ends_at DESC, entry_id DESC)
  WHERE starts_at IS NOT NULL AND type = 'event';
