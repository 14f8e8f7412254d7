// What sources say of some relations, in order of the list and of claim. Of the first relation, only what comes after.
// params: ids LIST<STRING>, after STRING, limit INTEGER    rows: many
UNWIND range(0, size($ids) - 1) AS i
MATCH (s:Source)-[:CLAIMS]->(c:Claim {relationId: $ids[i]})
WHERE i > 0 OR c.id > $after
WITH i, s, c ORDER BY i, c.id LIMIT $limit
RETURN c {.*} AS claim,
  s {.id, .title, .publisher, .url, .dataset, .language, saidOn: coalesce(s.publishedOn, s.asOf)} AS source
ORDER BY i, c.id
