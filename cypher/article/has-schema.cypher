// Whether the constraints and indexes that every query counts on are there and can be used.
// params: names LIST<STRING>    rows: one
SHOW INDEXES YIELD name, state
WHERE name IN $names AND state = 'ONLINE'
RETURN count(*) = size($names) AS hasSchema
