// Writes what articles say of relations, each claim with the relation that it supports.
// params: rows LIST<MAP {id, articleId, claim MAP}>    rows: none
UNWIND $rows AS row
MATCH (a:Article {id: row.articleId})
CREATE (a)-[:CLAIMS]->(c:Claim {id: row.id})
SET c += row.claim
