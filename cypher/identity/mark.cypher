// Notes whether registers or names would join members that are kept apart.
// params: rows LIST<MAP {id, marks MAP}>    rows: none
UNWIND $rows AS row
MATCH (m:Member {id: row.id})
SET m += row.marks
