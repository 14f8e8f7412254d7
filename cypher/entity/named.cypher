// The entities that have a name with one of these keys.
// params: keys LIST<STRING>    rows: many per key
UNWIND $keys AS key
MATCH (:Name {key: key})-[:NAMES]->(e:Entity)
RETURN key, e.kind AS kind, e.id AS id
