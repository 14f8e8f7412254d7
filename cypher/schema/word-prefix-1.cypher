// Words by their first letter, those of the best connected entities first.
CREATE INDEX word_prefix_1 IF NOT EXISTS FOR (w:Word) ON (w.prefix1, w.rank)
