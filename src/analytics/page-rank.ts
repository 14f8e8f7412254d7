/** S. Brin, L. Page, "The anatomy of a large-scale hypertextual Web search engine" (1998), with their damping factor. */
export const pageRankConfig = { dampingFactor: 0.85, maxIterations: 200, tolerance: 1e-8 } as const;
