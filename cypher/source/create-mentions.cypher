// Writes what sources call entities. Each source is looked up once.
// params: rows LIST<MAP {sourceId, entityId, said MAP}>    rows: none
UNWIND $rows AS row
WITH row.sourceId AS sourceId, collect(row) AS mentions
MATCH (s:Source {id: sourceId})
UNWIND mentions AS mention
MATCH (e:Entity {id: mention.entityId})
CREATE (s)-[m:MENTIONS]->(e)
SET m = mention.said
