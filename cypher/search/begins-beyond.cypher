// The entities with a word that begins with one of these prefixes, which are longer than the stored words, by degree, the
// highest first. `starts` are the prefixes cut to the length of stored words; the names are checked against the rest.
// params: prefixes LIST<STRING>, starts LIST<STRING>, kinds LIST<STRING>, limit INTEGER    rows: many
UNWIND $starts AS start
MATCH (w:Word)
WHERE w.start STARTS WITH start AND w.kind IN $kinds
MATCH (w)-[:BEGINS]->(e:Entity)
WITH DISTINCT e
MATCH (n:Name)-[:NAMES]->(e)
WHERE any(prefix IN $prefixes WHERE ' ' + n.key CONTAINS ' ' + prefix)
WITH e, n ORDER BY n.text <> e.name, n.text
WITH e, head(collect(n.text)) AS matched
ORDER BY e.degreeRank, e.id
LIMIT $limit
RETURN e, matched
