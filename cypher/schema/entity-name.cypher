// Entities of a kind by name, then by id: a page of them is a range of the index.
CREATE INDEX entity_name IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.sortName, e.id)
