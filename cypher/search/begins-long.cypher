// The entities with a word that begins with one of these prefixes of four letters or more, by degree, the highest first.
// params: prefixes LIST<STRING>, kinds LIST<STRING>, limit INTEGER    rows: many
UNWIND $prefixes AS prefix
CALL (prefix) {
  MATCH (w:Word)
  WHERE w.start STARTS WITH prefix AND w.kind IN $kinds
  WITH w ORDER BY w.rank DESC
  MATCH (w)-[:BEGINS]->(e:Entity)
  RETURN DISTINCT e, w.rank AS rank ORDER BY rank DESC
  LIMIT $limit * 8
}
WITH DISTINCT e
ORDER BY e.degreeRank, e.id
LIMIT $limit
WITH e, COLLECT {
  MATCH (w:Word)-[:BEGINS]->(e)
  WHERE any(prefix IN $prefixes WHERE w.start STARTS WITH prefix)
  WITH w.text AS text ORDER BY text <> e.name, text LIMIT 1
  RETURN text
} AS texts
RETURN e, texts[0] AS matched
