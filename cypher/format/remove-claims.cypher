// Removes at most `limit` claims.
// params: limit INTEGER    rows: one
MATCH (c:Claim)
WITH c LIMIT $limit
DETACH DELETE c
RETURN count(*) AS removed
