-- When things happen, to find what a year or the time to come meets: from the start to the end, both included.
CREATE INDEX entry_span ON entry USING gist (tstzrange(starts_at, ends_at, '[]'))
  WHERE NOT archived AND merged_into_id IS NULL AND starts_at IS NOT NULL;
