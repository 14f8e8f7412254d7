// Removes sources with their claims and mentions. What they supported has to be derived anew.
// params: ids LIST<STRING>    rows: none
UNWIND $ids AS id
MATCH (s:Source {id: id})
CALL (s) {
  MATCH (s)-[:CLAIMS]->(c:Claim)
  DETACH DELETE c
}
DETACH DELETE s
