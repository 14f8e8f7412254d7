// A page of sources with what was written from their records.
// params: after STRING, limit INTEGER    rows: one per source
MATCH (s:Source)
WHERE s.id > $after
WITH s ORDER BY s.id LIMIT $limit
RETURN s.id AS id, labels(s) AS labels, s {.*} AS source,
  COLLECT { MATCH (s)-[:OF]->(d:Dataset) RETURN d.id } AS datasets,
  COLLECT { MATCH (s)-[m:MENTIONS]->(e:Entity) RETURN m {.*, id: e.id} } AS mentions,
  COLLECT { MATCH (s)-[:CLAIMS]->(c:Claim) RETURN c {.*} } AS claims
