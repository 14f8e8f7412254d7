// How much memory a projection of this size takes at most, and how much the Graph Data Science library has left.
// params: entities INTEGER, relations INTEGER    rows: one
CALL gds.graph.project.estimate('*', '*', {nodeCount: $entities, relationshipCount: $relations}) YIELD bytesMax
CALL gds.debug.sysInfo() YIELD key, value
WITH bytesMax, key, value WHERE key = 'availableHeapInBytes'
RETURN bytesMax AS neededBytes, toInteger(value) AS freeBytes
