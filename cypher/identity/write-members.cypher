// Writes what mentions say of members.
// params: rows LIST<MAP {id, kind, mentions INTEGER, given INTEGER, keys}>    rows: none
UNWIND $rows AS row
MATCH (m:Member {id: row.id})
SET m += row
