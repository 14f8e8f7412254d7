// Writes what relations show.
// params: rows LIST<MAP {type, source, target, properties MAP}>    rows: none
UNWIND $rows AS row
MATCH (:Entity {id: row.source})-[r {id: row.properties.id}]->(:Entity {id: row.target})
SET r = row.properties
