// Whether the constraints and indexes that every query counts on are there and can be used.
// params: none    rows: one
SHOW INDEXES YIELD name, state
WHERE name IN ['entity_id', 'article_id', 'claim_id', 'graph_id', 'claim_relation', 'claim_pair', 'name_key', 'identifier_value'] AND state = 'ONLINE'
RETURN count(*) = 8 AS hasSchema
