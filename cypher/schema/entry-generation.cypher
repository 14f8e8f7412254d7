// The entries of a dataset by the last generation that had them.
CREATE INDEX entry_generation IF NOT EXISTS FOR (e:Entry) ON (e.dataset, e.generation)
