// Removes what was decided or failed long ago, but for the newest `kept`.
// params: kept INTEGER    rows: none
MATCH (p:Proposal)
WHERE p.status IN ['ACCEPTED', 'FAILED', 'REJECTED']
WITH p ORDER BY p.changedAt DESC, p.id SKIP $kept
DETACH DELETE p
