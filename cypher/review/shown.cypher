// What a person needs to tell two entities apart: their names, how much is known of them, some neighbors, and the titles of
// some articles and datasets.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id, e.name AS name, coalesce(e.aliases, []) AS aliases, e.description AS description, coalesce(e.sameAs, []) AS sameAs, e.degree AS degree,
  COLLECT { MATCH (e)--(n:Entity) WITH DISTINCT n LIMIT 5 RETURN n.name AS name ORDER BY name } AS neighbors,
  COUNT { (e)<-[:MENTIONS]-(:Source) } AS sources,
  COLLECT {
    MATCH (e)<-[:MENTIONS]-(s:Source)
    WITH DISTINCT s LIMIT 3
    OPTIONAL MATCH (s)-[:OF]->(d:Dataset)
    RETURN coalesce(s.title, d.title + ', ' + s.key) AS title ORDER BY title
  } AS titles
