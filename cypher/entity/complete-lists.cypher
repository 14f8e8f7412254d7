// Gives a page of entities, in order of id, the empty lists that Neo4j's bulk importer leaves out. `last` is the id of the
// last entity, null where there was none.
// params: after STRING, limit INTEGER, lists LIST<STRING>    rows: one
MATCH (e:Entity)
WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $limit
CALL (e) {
  UNWIND [field IN $lists WHERE e[field] IS NULL] AS field
  SET e[field] = []
}
RETURN max(e.id) AS last
