// Ends the extractions that are over their deadline: the process that made them has died.
// params: now STRING, error MAP    rows: none
MATCH (p:Proposal {status: 'EXTRACTING'})
WHERE p.deadline < $now
SET p += $error, p.status = 'FAILED'
