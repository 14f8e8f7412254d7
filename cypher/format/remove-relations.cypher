// Removes relations of a page of entities, of whatever type: at most `limit`. `removed` is how many; `last` is the id of
// the last entity of the page, null where there was none.
// params: after STRING, entities INTEGER, limit INTEGER    rows: one
MATCH (e:Entity)
WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $entities
WITH collect(e) AS page, max(e.id) AS last
CALL (page) {
  UNWIND page AS e
  MATCH (e)-[r]->(:Entity)
  WITH r LIMIT $limit
  DELETE r
  RETURN count(*) AS removed
}
RETURN removed, last
