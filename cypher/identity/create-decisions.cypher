// Adds decisions to the log.
// params: rows LIST<MAP {id, a, b, verdict, keep, reason, by, at, inForce BOOLEAN}>    rows: none
UNWIND $rows AS row
MERGE (d:Decision {id: row.id})
SET d += row
