// Removes at most `limit` members.
// params: limit INTEGER    rows: one
MATCH (m:Member)
WITH m LIMIT $limit
DETACH DELETE m
RETURN count(*) AS removed
