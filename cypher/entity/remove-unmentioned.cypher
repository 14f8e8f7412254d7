// Removes those of these entities that no source mentions, with that by which they were found.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WHERE NOT EXISTS { (:Source)-[:MENTIONS]->(e) }
OPTIONAL MATCH (key:Name|Word|Identifier)-[:NAMES|BEGINS|IDENTIFIES]->(e)
WITH id, e, collect(key) AS keys
FOREACH (key IN keys | DETACH DELETE key)
DETACH DELETE e
RETURN id
