// Removes at most `limit` entities, whose relations, mentions and keys must have been removed.
// params: limit INTEGER    rows: one
MATCH (e:Entity)
WITH e LIMIT $limit
DETACH DELETE e
RETURN count(*) AS removed
