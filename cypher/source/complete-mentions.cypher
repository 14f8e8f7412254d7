// Gives a page of sources, in order of id, the empty lists that Neo4j's bulk importer leaves out of what they call
// entities. `last` is the id of the last source, null where there was none.
// params: after STRING, limit INTEGER, lists LIST<STRING>    rows: one
MATCH (s:Source)
WHERE s.id > $after
WITH s ORDER BY s.id LIMIT $limit
CALL (s) {
  MATCH (s)-[m:MENTIONS]->()
  UNWIND [field IN $lists WHERE m[field] IS NULL] AS field
  SET m[field] = []
}
RETURN max(s.id) AS last
