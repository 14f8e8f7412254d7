// Creates members of entities: what mentions say of them.
// params: rows LIST<MAP {entityId, member MAP {id, kind, mentions INTEGER, given INTEGER, keys}}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.entityId})
CREATE (m:Member)-[:BELONGS_TO]->(e)
SET m = row.member
