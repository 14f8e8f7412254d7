// Gives a page of articles, in order of id, the empty lists that Neo4j's bulk importer leaves out of what they call
// entities and of those entities. `last` is the id of the last article, null where there was none.
// params: after STRING, limit INTEGER, lists LIST<STRING>    rows: one
MATCH (a:Article)
WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
CALL (a) {
  MATCH (a)-[m:MENTIONS]->(:Entity)
  UNWIND [field IN $lists WHERE m[field] IS NULL] AS field
  SET m[field] = []
}
CALL (a) {
  MATCH (a)-[:MENTIONS]->(e:Entity)
  UNWIND [field IN $lists WHERE e[field] IS NULL] AS field
  SET e[field] = []
}
RETURN max(a.id) AS last
