// The entities that have a name with one of these identity keys.
// The index is named: a plan made while the graph was small would scan.
// params: keys LIST<STRING>    rows: many per key
UNWIND $keys AS key
MATCH (n:Name {key: key})-[:NAMES]->(e:Entity)
USING RANGE INDEX n:Name(key)
WHERE n.identifies
RETURN key, e.kind AS kind, e.id AS id
