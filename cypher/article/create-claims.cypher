// Writes what articles say of relations, each claim with the relation that it supports. Each article is looked up once.
// params: rows LIST<MAP {id, articleId, claim MAP}>    rows: none
UNWIND $rows AS row
WITH row.articleId AS articleId, collect(row) AS claims
MATCH (a:Article {id: articleId})
UNWIND claims AS claim
CREATE (a)-[:CLAIMS]->(c:Claim {id: claim.id})
SET c += claim.claim
