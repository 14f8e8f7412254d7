// Writes what articles call entities.
// params: rows LIST<MAP {articleId, entityId, said MAP}>    rows: none
UNWIND $rows AS row
MATCH (a:Article {id: row.articleId})
MATCH (e:Entity {id: row.entityId})
CREATE (a)-[m:MENTIONS]->(e)
SET m = row.said
