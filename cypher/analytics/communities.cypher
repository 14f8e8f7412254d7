// A page of the entities of a projection with the numbers of their communities, by id.
// params: projection STRING, after STRING, pageSize INTEGER    rows: many
MATCH (e:Entity) WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $pageSize
RETURN e.id AS id, e.degree AS degree, gds.util.nodeProperty($projection, e, 'community') AS community
