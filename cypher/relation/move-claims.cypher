// Writes between which entities claims are.
// params: rows LIST<MAP {id, pair MAP}>    rows: none
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c += row.pair
