// The entities that have a name or an alias with one of these identity keys: of each key at most `most`, the best connected
// first. The index is named: a plan made while the graph was small would scan.
// params: keys LIST<STRING>, most INTEGER    rows: many per key
UNWIND $keys AS key
CALL (key) {
  MATCH (n:Name {key: key})-[:NAMES]->(e:Entity)
  USING RANGE INDEX n:Name(key)
  WHERE n.identifies
  RETURN e ORDER BY e.degree DESC, e.id LIMIT $most
}
RETURN key, e.id AS id, e.kind AS kind, e.name AS name
