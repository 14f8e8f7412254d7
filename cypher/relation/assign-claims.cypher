// Notes which relation each claim supports.
// params: rows LIST<MAP {id, relationId}>    rows: none
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.relationId = row.relationId
