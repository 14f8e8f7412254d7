// A page of the entities of a projection with their scores, by id. Scores are rounded, so that equal ones come by id:
// sums of the same numbers in another order differ in the last digits.
// params: projection STRING, scale FLOAT, after STRING, pageSize INTEGER    rows: many
MATCH (e:Entity) WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $pageSize
RETURN e.id AS id, e.kind AS kind, round(gds.util.nodeProperty($projection, e, 'score') * $scale, 9) AS score
