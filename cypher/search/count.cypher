// How many entities a search finds.
// params: lucene STRING, sameAs STRING?, kinds LIST<STRING>    rows: one
CALL () {
  CALL db.index.fulltext.queryNodes('name_words', $lucene) YIELD node AS n
  MATCH (n)-[:NAMES]->(e:Entity)
  RETURN e
  UNION ALL
  MATCH (:Identifier {value: $sameAs})-[:IDENTIFIES]->(e:Entity)
  WHERE e.kind IN $kinds
  RETURN e
}
RETURN count(DISTINCT e) AS total
