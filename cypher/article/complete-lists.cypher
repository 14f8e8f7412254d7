// Gives a page of articles, in order of id, the empty lists that Neo4j's bulk importer leaves out of what they call
// entities and of those entities. `last` is the id of the last article, null where there was none.
// params: after STRING, limit INTEGER    rows: one
MATCH (a:Article)
WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
CALL (a) {
  MATCH (a)-[m:MENTIONS]->(:Entity)
  WHERE m.aliases IS NULL OR m.sameAs IS NULL
  SET m.aliases = coalesce(m.aliases, []), m.sameAs = coalesce(m.sameAs, [])
}
CALL (a) {
  MATCH (a)-[:MENTIONS]->(e:Entity)
  WHERE e.aliases IS NULL OR e.sameAs IS NULL
  SET e.aliases = coalesce(e.aliases, []), e.sameAs = coalesce(e.sameAs, [])
}
RETURN max(a.id) AS last
