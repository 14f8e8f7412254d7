// How many of these decisions are in force.
// params: ids LIST<STRING>    rows: one
MATCH (d:Decision)
WHERE d.id IN $ids AND d.inForce
RETURN count(d) AS total
