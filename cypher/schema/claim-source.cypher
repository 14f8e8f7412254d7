// The claims on the relations that begin at an entity, by which the whole graph is checked.
CREATE INDEX claim_source IF NOT EXISTS FOR (c:Claim) ON (c.source)
