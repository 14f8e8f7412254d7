// Words by their first 3 letters, those of the best connected entities first.
CREATE INDEX word_prefix_3 IF NOT EXISTS FOR (w:Word) ON (w.prefix3, w.rank)
