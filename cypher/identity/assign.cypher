// Lets members come to other entities.
// params: rows LIST<MAP {id, to}>    rows: none
UNWIND $rows AS row
MATCH (m:Member {id: row.id})
MATCH (e:Entity {id: row.to})
CALL (m) {
  MATCH (m)-[old:BELONGS_TO]->()
  DELETE old
}
CREATE (m)-[:BELONGS_TO]->(e)
