// Labels at most `limit` articles of a format before 6 as sources.
// params: limit INTEGER    rows: one
MATCH (a:Article)
WHERE NOT a:Source
WITH a LIMIT $limit
SET a:Source
RETURN count(*) AS removed
