// The log of decisions after one of them, by id.
// params: after STRING, limit INTEGER    rows: many
MATCH (d:Decision) WHERE d.id > $after
WITH d ORDER BY d.id LIMIT $limit
RETURN d {.*} AS decision
