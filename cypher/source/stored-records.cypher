// The record of each source as it was imported, as JSON.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN s.id AS id, s.record AS record
