// A proposal, which nothing else changes until the transaction ends.
// params: id STRING    rows: at most one
MATCH (p:Proposal {id: $id})
SET p.version = p.version
RETURN p {.*} AS proposal
