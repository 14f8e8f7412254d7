// The joins by name that something keeps apart.
// params: limit INTEGER    rows: many
MATCH (m:Member)-[join:MEANS]->(to:Member)
WHERE m.id >= '' AND m.walled
MATCH (m)-[:BELONGS_TO]->(one:Entity)
MATCH (to)-[:BELONGS_TO]->(other:Entity)
WHERE one <> other
RETURN DISTINCT join.key AS text, CASE WHEN one.id < other.id THEN [one.id, other.id] ELSE [other.id, one.id] END AS ids, 2 AS total, one.degree + other.degree AS degree
LIMIT $limit
