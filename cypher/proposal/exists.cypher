// Whether there is any proposal.
// params: none    rows: one
RETURN EXISTS { (:Proposal) } AS hasProposals
