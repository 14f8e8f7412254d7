// What sources call these entities: of those that say the very same, only the newest.
// params: ids LIST<STRING>    rows: many per id
UNWIND $ids AS id
MATCH (s:Source)-[m:MENTIONS]->(:Entity {id: id})
WITH id, s, m, coalesce(s.publishedOn, s.asOf) AS saidOn
ORDER BY coalesce(saidOn, '') DESC, s.id
WITH id, m {.*, ref: null} AS said, head(collect({id: s.id, saidOn: saidOn})) AS newest
RETURN said {.*, entityId: id, sourceId: newest.id, saidOn: newest.saidOn} AS mention
