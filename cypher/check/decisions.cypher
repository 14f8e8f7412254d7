// All decisions.
// params: none    rows: many
MATCH (d:Decision)
RETURN d {.*} AS decision
