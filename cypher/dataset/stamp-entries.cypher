// Notes in which generation of their dataset entries were there.
// params: rows LIST<MAP {id, generation}>    rows: none
UNWIND $rows AS row
MATCH (e:Entry:Source {id: row.id})
SET e.generation = row.generation
