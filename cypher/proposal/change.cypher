// Changes a proposal. What is null is removed.
// params: id STRING, changes MAP    rows: none
MATCH (p:Proposal {id: $id})
SET p += $changes, p.version = p.version + 1
