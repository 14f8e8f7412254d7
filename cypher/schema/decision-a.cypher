// The decisions on a member.
CREATE INDEX decision_a IF NOT EXISTS FOR (d:Decision) ON (d.a)
