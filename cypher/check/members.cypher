// A page of members with what is derived of them.
// params: after STRING, limit INTEGER    rows: one per member
MATCH (m:Member)
WHERE m.id > $after
WITH m ORDER BY m.id LIMIT $limit
OPTIONAL MATCH (m)-[:BELONGS_TO]->(e:Entity)
OPTIONAL MATCH (m)-[join:MEANS]->(to:Member)
RETURN m.id AS id, m {.*, entityId: e.id, join: CASE WHEN to IS NULL THEN null ELSE {to: to.id, rule: join.rule, key: join.key} END} AS member
