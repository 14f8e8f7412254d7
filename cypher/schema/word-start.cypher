// Words by how they begin, with what follows them in their name.
CREATE INDEX word_start IF NOT EXISTS FOR (w:Word) ON (w.start)
