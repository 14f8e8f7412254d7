// The best connected entities of each kind, by the index in their order. They come by id.
// params: kinds LIST<STRING>, most INTEGER    rows: many
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity)
  WHERE e.kind = kind AND e.degreeRank <= 0 AND e.id IS NOT NULL
  WITH e ORDER BY e.kind, e.degreeRank, e.id LIMIT $most
  RETURN e.id AS id, e.degree AS score
}
RETURN id, kind, score ORDER BY id
