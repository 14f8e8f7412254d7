// For each query, the entities that may be meant: those with a name that one of its Lucene queries finds, with one of these
// folded names, or with one of these ids. Each way gives at most `most`; of a folded name, the best connected. `at` is the
// place of the query.
// params: queries LIST<MAP {at INTEGER, lucene LIST<STRING>, keys LIST<STRING>, kinds LIST<STRING>, sameAs LIST<STRING>}>, most INTEGER    rows: many
UNWIND $queries AS query
CALL (query) {
  UNWIND query.lucene AS lucene
  CALL (lucene) {
    CALL db.index.fulltext.queryNodes('name_words', lucene, {limit: $most}) YIELD node
    RETURN node AS name
  }
  MATCH (name)-[:NAMES]->(e:Entity)
  RETURN e
  UNION
  UNWIND query.keys AS key
  CALL (query, key) {
    MATCH (name:Name {key: key})-[:NAMES]->(e:Entity)
    WHERE name.kind IN query.kinds
    RETURN e ORDER BY e.degree DESC, e.id LIMIT $most
  }
  RETURN e
  UNION
  UNWIND query.sameAs AS value
  CALL (query, value) {
    MATCH (i:Identifier {value: value})-[:IDENTIFIES]->(e:Entity)
    USING INDEX i:Identifier(value)
    WHERE e.kind IN query.kinds
    RETURN e LIMIT $most
  }
  RETURN e
}
WITH DISTINCT query.at AS at, e
RETURN at, e.id AS id, e.kind AS kind, e.name AS name, coalesce(e.aliases, []) AS aliases, coalesce(e.sameAs, []) AS sameAs, e.country AS country, e.birthDate AS birthDate, e.degree AS degree
