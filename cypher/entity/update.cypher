// Writes what entities show.
// params: rows LIST<MAP {id, properties MAP, point MAP?}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e += row.properties, e.point = CASE WHEN row.point IS NULL THEN null ELSE point(row.point) END
