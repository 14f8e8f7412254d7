// The record of each article as it was resolved, as JSON.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN a.id AS id, a.record AS record
