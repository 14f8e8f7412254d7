// Writes new relations. Each type was checked against the ontology. Each source is looked up once.
// params: rows LIST<MAP {type, source, target, properties MAP}>    rows: none
UNWIND $rows AS row
WITH row.source AS source, collect(row) AS relations
MATCH (s:Entity {id: source})
UNWIND relations AS row
MATCH (t:Entity {id: row.target})
CREATE (s)-[r:$(row.type)]->(t)
SET r = row.properties
