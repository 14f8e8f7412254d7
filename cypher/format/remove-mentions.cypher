// Removes at most `limit` mentions.
// params: limit INTEGER    rows: one
MATCH ()-[m:MENTIONS]->()
WITH m LIMIT $limit
DELETE m
RETURN count(*) AS removed
