// The entities that a search finds, the best tier first: the same id in another register, the same name, a name that
// begins with the text, one with all words or their beginnings, one with similar words. In a tier by degree, the highest
// first, then by id.
// params: lucene STRING, sameName LIST<STRING>, keys LIST<STRING>, wordings LIST<LIST<STRING>>, sameAs STRING?, kinds LIST<STRING>, afterTier INTEGER?, afterDegree INTEGER?, afterId STRING?, limit INTEGER    rows: many
CALL () {
  CALL db.index.fulltext.queryNodes('name_words', $lucene) YIELD node AS n
  MATCH (n)-[:NAMES]->(e:Entity)
  RETURN e, n.text AS text, CASE
    WHEN n.key IN $sameName THEN 0
    WHEN any(key IN $keys WHERE n.key STARTS WITH key) THEN 1
    WHEN any(words IN $wordings WHERE all(word IN words WHERE ' ' + n.key CONTAINS ' ' + word)) THEN 2
    ELSE 3
  END AS tier
  UNION ALL
  MATCH (i:Identifier {value: $sameAs})-[:IDENTIFIES]->(e:Entity)
  WHERE e.kind IN $kinds
  RETURN e, i.value AS text, -1 AS tier
}
WITH e, tier, text ORDER BY tier, text
WITH e, min(tier) AS tier, head(collect(text)) AS matched
WITH e, tier, matched, e.degree AS degree
WHERE $afterTier IS NULL
  OR tier > $afterTier
  OR (tier = $afterTier AND (degree < $afterDegree OR (degree = $afterDegree AND e.id > $afterId)))
WITH *
ORDER BY tier, degree DESC, e.id
LIMIT $limit
RETURN e, degree, tier, matched
