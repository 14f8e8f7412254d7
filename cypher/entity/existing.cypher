// Which of these entities there are.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id
