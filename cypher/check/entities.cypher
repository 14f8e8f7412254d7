// A page of entities with all that is kept with them, and what it is derived from.
// params: after STRING, limit INTEGER, types LIST<STRING>    rows: one per entity
MATCH (e:Entity)
WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $limit
RETURN e.id AS id, labels(e) AS labels,
  e {.*, latitude: e.point.latitude, longitude: e.point.longitude, point: null} AS entity,
  COUNT { (e)-[r]-() WHERE type(r) IN $types } AS degree,
  COLLECT { MATCH (n:Name)-[:NAMES]->(e) RETURN n {.*} } AS names,
  COLLECT { MATCH (w:Word)-[:BEGINS]->(e) RETURN w {.*} } AS words,
  COLLECT { MATCH (i:Identifier)-[:IDENTIFIES]->(e) RETURN i.value } AS identifiers,
  COLLECT { MATCH (a:Article)-[m:MENTIONS]->(e) RETURN m {.*, entityId: e.id, articleId: a.id, publishedOn: a.publishedOn} } AS mentions,
  COLLECT { MATCH (a:Article)-[:CLAIMS]->(c:Claim {source: e.id}) RETURN c {.*, articleId: a.id, publishedOn: a.publishedOn} } AS claims,
  COLLECT { MATCH (e)-[r]->(t:Entity) RETURN r {.*, type: type(r), source: e.id, target: t.id} } AS relations
