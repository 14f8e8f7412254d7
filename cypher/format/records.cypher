// A page of the stored records, in order of the source's id; of an entry also its generation.
// params: after STRING, limit INTEGER    rows: one per source
MATCH (s:Source)
WHERE s.id > $after
WITH s ORDER BY s.id LIMIT $limit
RETURN s.id AS id, s.record AS record, s.generation AS generation
