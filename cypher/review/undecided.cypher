// Those of these pairs of entities that are still two, and that nobody decided to be two.
// params: pairs LIST<MAP {a, b}>    rows: at most one per pair
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
RETURN pair.a AS a, pair.b AS b
