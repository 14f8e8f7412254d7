// The entities one relation away from some, with their degrees.
// params: ids LIST<STRING>, types LIST<STRING>    rows: many
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[r]-(n:Entity)
WHERE type(r) IN $types
RETURN DISTINCT n.id AS id, n.degree AS degree
