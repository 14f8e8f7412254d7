// Words by their first 2 letters, those of the best connected entities first.
CREATE INDEX word_prefix_2 IF NOT EXISTS FOR (w:Word) ON (w.prefix2, w.rank)
