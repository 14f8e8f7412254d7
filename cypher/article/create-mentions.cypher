// Writes what articles call entities. Each article is looked up once.
// params: rows LIST<MAP {articleId, entityId, said MAP}>    rows: none
UNWIND $rows AS row
WITH row.articleId AS articleId, collect(row) AS mentions
MATCH (a:Article {id: articleId})
UNWIND mentions AS mention
MATCH (e:Entity {id: mention.entityId})
CREATE (a)-[m:MENTIONS]->(e)
SET m = mention.said
