// Those of these ids that decisions in the log have.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (d:Decision {id: id})
RETURN d.id AS id
