// The decision with an id.
// params: id STRING    rows: at most one
MATCH (d:Decision {id: $id})
RETURN d {.*} AS decision
