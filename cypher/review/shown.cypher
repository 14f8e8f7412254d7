// What a person needs to tell two entities apart: their names, how much is known of them, some neighbors and some articles.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id, e.name AS name, coalesce(e.aliases, []) AS aliases, e.description AS description, coalesce(e.sameAs, []) AS sameAs, e.degree AS degree,
  COLLECT { MATCH (e)--(n:Entity) WITH DISTINCT n LIMIT 5 RETURN n.name AS name ORDER BY name } AS neighbors,
  COUNT { (e)<-[:MENTIONS]-(:Article) } AS articles,
  COLLECT { MATCH (e)<-[:MENTIONS]-(a:Article) WITH a LIMIT 3 RETURN a.title AS title ORDER BY title } AS titles
