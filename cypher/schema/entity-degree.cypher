// Entities of a kind, the best connected first, then by id.
CREATE INDEX entity_degree IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.degreeRank, e.id)
