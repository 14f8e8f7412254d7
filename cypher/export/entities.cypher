// A page of entities in order of id, with all that Neo4j keeps of them, and the parts of their points.
// params: after STRING, limit INTEGER    rows: one per entity
MATCH (e:Entity)
WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $limit
RETURN e.id AS id, [e {.*, latitude: e.point.latitude, longitude: e.point.longitude}] AS items
