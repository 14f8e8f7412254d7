// The relations from a page of entities in order of id, each with its evidence in order of source.
// params: after STRING, limit INTEGER, types LIST<STRING>    rows: one per entity
MATCH (e:Entity)
WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $limit
RETURN e.id AS id, COLLECT {
  MATCH (e)-[r]->(t:Entity)
  WHERE type(r) IN $types
  WITH e, r, t ORDER BY r.id
  RETURN r {
    .id, .role, .since, .until, .current, .confidence, .sourceCount, .share, .shareUpTo, .amount, .currency,
    type: type(r), source: e.id, target: t.id,
    evidence: COLLECT {
      MATCH (s:Source)-[:CLAIMS]->(c:Claim {relationId: r.id})
      WITH s, c ORDER BY c.id
      RETURN c {.paragraph, .statement, .confidence, .extractedBy, .key, .role, .since, .until, .current,
        .share, .shareUpTo, .amount, .currency, source: s.id}
    }
  }
} AS items
