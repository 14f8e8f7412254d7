// Creates entities.
// params: rows LIST<MAP {label, properties MAP, point MAP?}>    rows: none
UNWIND $rows AS row
CREATE (e:Entity:$(row.label))
SET e = row.properties, e.point = CASE WHEN row.point IS NULL THEN null ELSE point(row.point) END
