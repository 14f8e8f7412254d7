// All claims of these pairs, with what their articles are known by.
// params: pairs LIST<STRING>    rows: many per pair
UNWIND $pairs AS pair
MATCH (a:Article)-[:CLAIMS]->(c:Claim {pair: pair})
USING INDEX c:Claim(pair)
RETURN c {
  .id, .pair, .relationId, .type, .source, .target, .key, .role, .since, .until, .current, .confidence,
  .share, .shareUpTo, .amount, .currency,
  articleId: a.id, publishedOn: a.publishedOn
} AS claim
