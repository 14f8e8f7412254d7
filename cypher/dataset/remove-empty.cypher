// Removes a dataset that has no entries.
// params: id STRING    rows: one
MATCH (d:Dataset {id: $id})
WHERE NOT EXISTS { (d)<-[:OF]-() }
DETACH DELETE d
RETURN count(*) AS removed
