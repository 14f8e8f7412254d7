// What sources call some entities, in order of the list, source and ref. Of the first entity, only what comes after.
// params: ids LIST<STRING>, afterSource STRING, afterRef STRING, limit INTEGER    rows: many
UNWIND range(0, size($ids) - 1) AS i
MATCH (s:Source)-[m:MENTIONS]->(e:Entity {id: $ids[i]})
WHERE i > 0 OR s.id > $afterSource OR (s.id = $afterSource AND m.ref > $afterRef)
WITH i, e, s, m ORDER BY i, s.id, m.ref LIMIT $limit
RETURN e.id AS entityId, m {.*} AS said,
  s {.id, .title, .publisher, .url, .dataset, .language, saidOn: coalesce(s.publishedOn, s.asOf)} AS source
ORDER BY i, s.id, m.ref
