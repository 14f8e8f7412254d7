// Whether the database has the Graph Data Science library.
// params: none    rows: one
SHOW FUNCTIONS YIELD name WHERE name = 'gds.version'
RETURN count(*) > 0 AS isThere
