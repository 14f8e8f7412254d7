// How much there is of each kind that hangs on nothing.
// params: none    rows: one per kind
CALL () {
  MATCH (n:Name) WHERE NOT EXISTS { (n)-[:NAMES]->(:Entity) } RETURN 'names without an entity' AS what, count(n) AS total
  UNION ALL
  MATCH (w:Word) WHERE NOT EXISTS { (w)-[:BEGINS]->(:Entity) } RETURN 'words without an entity' AS what, count(w) AS total
  UNION ALL
  MATCH (i:Identifier) WHERE NOT EXISTS { (i)-[:IDENTIFIES]->(:Entity) } RETURN 'identifiers without an entity' AS what, count(i) AS total
  UNION ALL
  MATCH (c:Claim) WHERE NOT EXISTS { (:Source)-[:CLAIMS]->(c) } RETURN 'claims without a source' AS what, count(c) AS total
}
RETURN what, total
