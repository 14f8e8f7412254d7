// Adds to the degrees that are kept with entities.
// params: rows LIST<MAP {id, change INTEGER}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.degree = e.degree + row.change
