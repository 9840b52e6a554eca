-- Choosing an entry by a part of its title (a relation's target) at any number of entries.
CREATE INDEX entry_title_search ON entry USING gin (sort_title gin_trgm_ops);
