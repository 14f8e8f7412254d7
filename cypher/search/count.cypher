// How many entities a search finds.
// params: lucene STRING    rows: one
CALL db.index.fulltext.queryNodes('name_words', $lucene) YIELD node AS n
MATCH (n)-[:NAMES]->(e:Entity)
RETURN count(DISTINCT e) AS total
