// The claims from which a pair's relations are derived.
CREATE INDEX claim_pair IF NOT EXISTS FOR (c:Claim) ON (c.pair)
