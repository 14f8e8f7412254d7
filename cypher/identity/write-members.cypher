// Writes members: what mentions say of them.
// params: rows LIST<MAP {id, kind, mentions INTEGER, given INTEGER, keys}>    rows: none
UNWIND $rows AS row
MERGE (m:Member {id: row.id})
SET m += row
