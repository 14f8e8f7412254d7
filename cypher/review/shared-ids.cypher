// The ids in other registers that several entities have, with the first of these.
// params: mostEntities INTEGER, limit INTEGER    rows: many
MATCH (i:Identifier)-[:IDENTIFIES]->(e:Entity)
WHERE i.value >= ''
WITH i.value AS text, collect(DISTINCT e) AS entities
WHERE size(entities) > 1
RETURN text, [e IN entities[..$mostEntities] | e.id] AS ids, size(entities) AS total,
  reduce(sum = 0, e IN entities | sum + e.degree) AS degree
LIMIT $limit
