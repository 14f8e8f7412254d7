// Writes what articles call entities; an entity that is new gets its id, kind and label here, and the rest derived.
// params: rows LIST<MAP {articleId, entityId, kind, label, said MAP}>    rows: none
UNWIND $rows AS row
MATCH (a:Article {id: row.articleId})
MERGE (e:Entity {id: row.entityId})
ON CREATE SET e:$(row.label), e.kind = row.kind, e.degree = 0, e.degreeRank = 0
CREATE (a)-[m:MENTIONS]->(e)
SET m = row.said
