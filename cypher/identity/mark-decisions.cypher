// Notes whether decisions are in force.
// params: rows LIST<MAP {id, inForce BOOLEAN}>    rows: none
UNWIND $rows AS row
MATCH (d:Decision {id: row.id})
SET d.inForce = row.inForce
