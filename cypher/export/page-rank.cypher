// Gives each entity of a projection its PageRank.
// params: projection STRING    rows: one
CALL gds.pageRank.mutate($projection, {
  mutateProperty: 'pageRank', dampingFactor: 0.85, maxIterations: 200, tolerance: 1e-8, concurrency: 1
}) YIELD ranIterations
RETURN ranIterations
