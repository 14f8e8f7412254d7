// The best connected entities of each kind, by the index in their order.
// params: kinds LIST<STRING>, most INTEGER    rows: many
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity)
  WHERE e.kind = kind AND e.degreeRank <= 0 AND e.id IS NOT NULL
  WITH e ORDER BY e.kind, e.degreeRank, e.id LIMIT $most
  RETURN collect({id: e.id, score: e.degree}) AS first
}
RETURN kind, first
