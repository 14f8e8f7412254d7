// How many proposals there are with this status. One whose extraction is over its deadline has failed.
// params: status STRING?, now STRING    rows: one
MATCH (p:Proposal)
USING INDEX p:Proposal(createdAt)
WHERE p.createdAt > ''
  AND ($status IS NULL OR $status = CASE WHEN p.status = 'EXTRACTING' AND p.deadline < $now THEN 'FAILED' ELSE p.status END)
RETURN count(p) AS total
