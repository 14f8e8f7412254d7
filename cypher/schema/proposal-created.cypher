// Proposals in the order in which they were made.
CREATE INDEX proposal_created IF NOT EXISTS FOR (p:Proposal) ON (p.createdAt)
