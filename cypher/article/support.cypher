// How many relations an article supports alone, and how many another article supports too.
// params: id STRING    rows: one
MATCH (a:Article {id: $id})
OPTIONAL MATCH (a)-[:CLAIMS]->(c:Claim)
WITH a, collect(DISTINCT c.relationId) AS relationIds
WITH a, relationIds, [relationId IN relationIds WHERE EXISTS {
  MATCH (other:Article)-[:CLAIMS]->(:Claim {relationId: relationId}) WHERE other <> a
}] AS shared
RETURN size(relationIds) - size(shared) AS alone, size(shared) AS shared
