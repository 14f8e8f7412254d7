// What a file of nodes and edges tells of the relations from some entities, in order of source and id.
// params: ids LIST<STRING>, types LIST<STRING>    rows: many
UNWIND $ids AS sourceId
MATCH (s:Entity {id: sourceId})-[r]->(t:Entity)
WHERE type(r) IN $types
RETURN r.id AS id, type(r) AS type, s.id AS source, s.name AS sourceName, t.id AS target, t.name AS targetName,
  r.role AS role, r.since AS since, r.until AS until, r.current AS current, r.confidence AS confidence,
  r.sourceCount AS sourceCount, r.share AS share, r.shareUpTo AS shareUpTo, r.amount AS amount, r.currency AS currency
ORDER BY source, id
