// Removes relations.
// params: rows LIST<MAP {source, target, id}>    rows: none
UNWIND $rows AS row
MATCH (:Entity {id: row.source})-[r {id: row.id}]->(:Entity {id: row.target})
DELETE r
