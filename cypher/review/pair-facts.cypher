// Those of these pairs of entities that are still two and that nobody decided to be two, with what the graph says of them:
// the neighbors of both that have few neighbors, the places of both, and whether a source names both. Looks at so many
// neighbors and sources of the one with fewer relations.
// params: pairs LIST<MAP {a, b}>, looksAt INTEGER, fewNeighbors INTEGER    rows: at most one per pair
UNWIND $pairs AS pair
MATCH (a:Entity {id: pair.a})
MATCH (b:Entity {id: pair.b})
WHERE NOT EXISTS {
  MATCH (a)<-[:BELONGS_TO]-(m:Member)
  MATCH (d:Decision)
  WHERE (d.a = m.id OR d.b = m.id) AND d.inForce AND d.verdict = 'DIFFERENT'
  MATCH (other:Member)-[:BELONGS_TO]->(b)
  WHERE other.id IN [d.a, d.b]
}
WITH pair, CASE WHEN a.degree <= b.degree THEN a ELSE b END AS one, CASE WHEN a.degree <= b.degree THEN b ELSE a END AS other
RETURN pair.a AS a, pair.b AS b,
  COLLECT {
    MATCH (one)--(n:Entity)
    WITH DISTINCT n, other LIMIT $looksAt
    WHERE n.degree <= $fewNeighbors AND n <> other AND NOT n:Place AND EXISTS { (n)--(other) }
    RETURN n.id AS id ORDER BY id
  } AS sharedNeighbors,
  COLLECT {
    MATCH (one)-[:LOCATED_IN]->(p:Place)
    WITH DISTINCT p, other LIMIT $looksAt
    WHERE EXISTS { (other)-[:LOCATED_IN]->(p) }
    RETURN p.id AS id ORDER BY id
  } AS sharedPlaces,
  EXISTS {
    MATCH (one)<-[:MENTIONS]-(source:Source)
    WITH source, other LIMIT $looksAt
    WHERE EXISTS { (source)-[:MENTIONS]->(other) }
    RETURN 1
  } AS isNamedApart
