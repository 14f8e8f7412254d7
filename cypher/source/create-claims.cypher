// Writes what sources say of relations, each claim with the relation that it supports. Each source is looked up once.
// params: rows LIST<MAP {id, sourceId, claim MAP}>    rows: none
UNWIND $rows AS row
WITH row.sourceId AS sourceId, collect(row) AS claims
MATCH (s:Source {id: sourceId})
UNWIND claims AS claim
CREATE (s)-[:CLAIMS]->(c:Claim {id: claim.id})
SET c += claim.claim
