// Proposals with all that is stored of them, in order of id.
// params: after STRING, limit INTEGER    rows: many
MATCH (p:Proposal)
WHERE p.id > $after
RETURN p {.*} AS proposal ORDER BY p.id LIMIT $limit
