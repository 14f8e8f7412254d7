// Removes articles with their claims and mentions. What they supported has to be derived anew.
// params: ids LIST<STRING>    rows: none
UNWIND $ids AS id
MATCH (a:Article {id: id})
CALL (a) {
  MATCH (a)-[:CLAIMS]->(c:Claim)
  DETACH DELETE c
}
DETACH DELETE a
