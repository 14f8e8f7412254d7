// All claims of these pairs, with what their sources are known by.
// params: pairs LIST<STRING>    rows: many per pair
UNWIND $pairs AS pair
MATCH (s:Source)-[:CLAIMS]->(c:Claim {pair: pair})
USING INDEX c:Claim(pair)
RETURN c {
  .id, .pair, .relationId, .type, .source, .target, .key, .role, .since, .until, .current, .confidence,
  .share, .shareUpTo, .amount, .currency,
  sourceId: s.id, saidOn: coalesce(s.publishedOn, s.asOf)
} AS claim
