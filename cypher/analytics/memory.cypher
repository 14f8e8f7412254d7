// How much memory a projection of this size takes at most, and how much the Graph Data Science library has left. A
// projection by Cypher takes up to twice what the library says of one by labels.
// params: entities INTEGER, relations INTEGER    rows: one
CALL gds.graph.project.estimate('*', '*', {nodeCount: $entities, relationshipCount: $relations}) YIELD bytesMax
CALL gds.debug.sysInfo() YIELD key, value
WITH bytesMax, key, value WHERE key = 'availableHeapInBytes'
RETURN 2 * bytesMax AS projectionBytes, toInteger(value) AS freeBytes
