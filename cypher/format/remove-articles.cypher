// Removes at most `limit` articles, whose mentions and claims must have been removed.
// params: limit INTEGER    rows: one
MATCH (a:Article)
WITH a LIMIT $limit
DETACH DELETE a
RETURN count(*) AS removed
