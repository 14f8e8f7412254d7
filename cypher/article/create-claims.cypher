// Writes what articles say of relations; the relation that a claim supports is derived.
// params: rows LIST<MAP {id, articleId, claim MAP}>    rows: none
UNWIND $rows AS row
MATCH (a:Article {id: row.articleId})
CREATE (a)-[:CLAIMS]->(c:Claim {id: row.id})
SET c += row.claim
