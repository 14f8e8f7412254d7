// A page of the ids of entities, in order.
// params: after STRING, limit INTEGER    rows: many
MATCH (e:Entity)
WHERE e.id > $after
RETURN e.id AS id
ORDER BY e.id LIMIT $limit
