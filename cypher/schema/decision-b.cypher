// The decisions on a member.
CREATE INDEX decision_b IF NOT EXISTS FOR (d:Decision) ON (d.b)
