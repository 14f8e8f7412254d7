// Makes members those of other entities. An entity that is new gets its id, kind and label here, and the rest derived.
// params: rows LIST<MAP {id, entityId, kind, label}>    rows: none
UNWIND $rows AS row
MATCH (m:Member {id: row.id})
CALL (m) {
  MATCH (m)-[old:BELONGS_TO]->()
  DELETE old
}
MERGE (e:Entity {id: row.entityId})
ON CREATE SET e:$(row.label), e.kind = row.kind, e.degree = 0, e.degreeRank = 0
CREATE (m)-[:BELONGS_TO]->(e)
