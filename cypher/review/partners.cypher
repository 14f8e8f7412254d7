// Entities that may be the same as one: those with a name that one of these queries finds, or with one of these ids. Of
// each query at most `mostNames` names are looked at. A query for a rare word counts only if it finds at most `most` names.
// params: id STRING, queries LIST<MAP {lucene, most INTEGER?}>, mostNames INTEGER, sameAs LIST<STRING>, mostBearers INTEGER    rows: many
CALL () {
  UNWIND $queries AS query
  CALL (query) {
    CALL db.index.fulltext.queryNodes('name_words', query.lucene, {limit: $mostNames}) YIELD node
    RETURN collect(node) AS names
  }
  WITH query, names WHERE query.most IS NULL OR size(names) <= query.most
  UNWIND names AS name
  MATCH (name)-[:NAMES]->(e:Entity)
  RETURN e
  UNION
  UNWIND $sameAs AS value
  CALL (value) {
    MATCH (i:Identifier {value: value})-[:IDENTIFIES]->(e:Entity)
    USING INDEX i:Identifier(value)
    RETURN e LIMIT $mostBearers
  }
  RETURN e
}
WITH DISTINCT e WHERE e.id <> $id
RETURN e.id AS id, e.kind AS kind, e.name AS name, coalesce(e.aliases, []) AS aliases, coalesce(e.sameAs, []) AS sameAs, e.country AS country, e.birthDate AS birthDate, e.degree AS degree
