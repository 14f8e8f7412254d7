// Removes members.
// params: ids LIST<STRING>    rows: none
UNWIND $ids AS id
MATCH (m:Member {id: id})
DETACH DELETE m
