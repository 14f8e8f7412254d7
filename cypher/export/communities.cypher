// Gives each entity of a projection the number of its community.
// params: projection STRING    rows: one
CALL gds.louvain.mutate($projection, {mutateProperty: 'community', concurrency: 1}) YIELD communityCount
RETURN communityCount
