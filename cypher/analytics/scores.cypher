// The entities of a projection with the best score, of each kind as many as asked for, the best first, then by id.
// Scores are rounded, so that equal ones come by id: sums of the same numbers in another order differ in the last
// digits. A look at all for each kind holds no more in memory than is asked for.
// params: kinds LIST<STRING>, projection STRING, scale FLOAT, most INTEGER    rows: many
UNWIND $kinds AS kind
CALL (kind) {
  CALL gds.graph.nodeProperty.stream($projection, 'score') YIELD nodeId, propertyValue
  WITH gds.util.asNode(nodeId) AS e, propertyValue WHERE e.kind = kind
  WITH e.id AS id, round(propertyValue * $scale, 9) AS score ORDER BY score DESC, id LIMIT $most
  RETURN collect({id: id, score: score}) AS first
}
RETURN kind, first
