// The proposals that wait for something, and those that are decided.
CREATE INDEX proposal_status IF NOT EXISTS FOR (p:Proposal) ON (p.status)
