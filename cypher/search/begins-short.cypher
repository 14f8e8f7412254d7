// The entities with a word that begins with one of these prefixes of one to three letters, by degree, the highest first.
// For two or three letters, prefix1 is replaced by prefix2 or prefix3. The index sorts words by rank, which is coarser
// than the degree, so more are read than are returned.
// params: prefixes LIST<STRING>, kinds LIST<STRING>, limit INTEGER    rows: many
UNWIND $prefixes AS prefix
CALL (prefix) {
  MATCH (w:Word)
  WHERE w.prefix1 = prefix AND w.rank >= 0 AND w.kind IN $kinds
  WITH w ORDER BY w.prefix1 DESC, w.rank DESC
  MATCH (w)-[:BEGINS]->(e:Entity)
  RETURN DISTINCT e, w.prefix1 AS letters, w.rank AS rank ORDER BY letters DESC, rank DESC
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
