// Writes new relations. Each type was checked against the ontology.
// params: rows LIST<MAP {type, source, target, properties MAP}>    rows: none
UNWIND $rows AS row
MATCH (s:Entity {id: row.source})
MATCH (t:Entity {id: row.target})
CREATE (s)-[r:$(row.type)]->(t)
SET r = row.properties
