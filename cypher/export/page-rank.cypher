// Gives each entity of a projection its PageRank.
// params: projection STRING, dampingFactor FLOAT, maxIterations INTEGER, tolerance FLOAT    rows: one
CALL gds.pageRank.mutate($projection, {
  mutateProperty: 'pageRank', concurrency: 1,
  dampingFactor: $dampingFactor, maxIterations: $maxIterations, tolerance: $tolerance
}) YIELD ranIterations
RETURN ranIterations
