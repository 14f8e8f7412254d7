// A page of entities with all that is kept with them, and what it is derived from.
// params: after STRING, limit INTEGER, types LIST<STRING>, symmetric LIST<STRING>    rows: one per entity
MATCH (e:Entity)
WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $limit
RETURN e.id AS id, labels(e) AS labels,
  e {.*, latitude: e.point.latitude, longitude: e.point.longitude, point: null} AS entity,
  COLLECT { MATCH (m:Member)-[:BELONGS_TO]->(e) WHERE m.id <> e.id WITH m.id AS id ORDER BY id RETURN id } AS otherIds,
  COUNT { (e)-[r]-() WHERE type(r) IN $types } AS degree,
  COLLECT {
    MATCH (e)-[r]-(n:Entity)
    WHERE type(r) IN $types
    WITH type(r) AS type, startNode(r) = e AS outgoing, n.kind AS kind, count(*) AS total
    WITH CASE WHEN type IN $symmetric THEN 'BOTH' WHEN outgoing THEN 'OUT' ELSE 'IN' END AS direction, type, kind, total
    WITH type, direction, kind, sum(total) AS total
    RETURN {type: type, direction: direction, kind: kind, total: total}
  } AS neighborCounts,
  COLLECT { MATCH (n:Name)-[:NAMES]->(e) RETURN n {.*} } AS names,
  COLLECT { MATCH (w:Word)-[:BEGINS]->(e) RETURN w {.*} } AS words,
  COLLECT { MATCH (i:Identifier)-[:IDENTIFIES]->(e) RETURN i.value } AS identifiers,
  COLLECT { MATCH (s:Source)-[m:MENTIONS]->(e) RETURN m {.*, entityId: e.id, sourceId: s.id, saidOn: coalesce(s.publishedOn, s.asOf)} } AS mentions,
  COLLECT { MATCH (s:Source)-[:CLAIMS]->(c:Claim {source: e.id}) RETURN c {.*, sourceId: s.id, saidOn: coalesce(s.publishedOn, s.asOf)} } AS claims,
  COLLECT { MATCH (e)-[r]->(t:Entity) RETURN r {.*, type: type(r), source: e.id, target: t.id} } AS relations
