// How many relations a source supports alone, and how many another source supports too.
// params: id STRING    rows: one
MATCH (s:Source {id: $id})
OPTIONAL MATCH (s)-[:CLAIMS]->(c:Claim)
WITH s, collect(DISTINCT c.relationId) AS relationIds
WITH s, relationIds, [relationId IN relationIds WHERE EXISTS {
  MATCH (other:Source)-[:CLAIMS]->(:Claim {relationId: relationId}) WHERE other <> s
}] AS shared
RETURN size(relationIds) - size(shared) AS alone, size(shared) AS shared
