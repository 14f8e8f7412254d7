// Stores proposals. One that is there already is replaced.
// params: rows LIST<MAP {id}>    rows: none
UNWIND $rows AS row
MERGE (p:Proposal {id: row.id})
SET p = row
