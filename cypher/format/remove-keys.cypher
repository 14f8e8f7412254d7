// Removes at most `limit` of the nodes by which entities are found.
// params: limit INTEGER    rows: one
MATCH (key:Name|Word|Identifier)
WITH key LIMIT $limit
DETACH DELETE key
RETURN count(*) AS removed
