// Removes at most `limit` articles, entries and datasets, whose mentions and claims must have been removed.
// params: limit INTEGER    rows: one
MATCH (s:Source|Dataset)
WITH s LIMIT $limit
DETACH DELETE s
RETURN count(*) AS removed
