// Writes from which sources entities have what they show, where these show the same as before.
// params: rows LIST<MAP {id, origins STRING}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.origins = row.origins
