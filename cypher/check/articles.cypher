// A page of articles with what was written from their records.
// params: after STRING, limit INTEGER    rows: one per article
MATCH (a:Article)
WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
RETURN a.id AS id, a {.*} AS article,
  COLLECT { MATCH (a)-[m:MENTIONS]->(e:Entity) RETURN m {.*, id: e.id} } AS mentions,
  COLLECT { MATCH (a)-[:CLAIMS]->(c:Claim) RETURN c {.*} } AS claims
