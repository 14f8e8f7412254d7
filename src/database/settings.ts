/**
 * The settings of Neo4j that the embedded database and docker-compose.yml share. A test compares them. For the embedded
 * database, the heap size is an option of the Java process.
 */
export const sharedSettings = {
  "server.memory.heap.max_size": "1g",
  "server.memory.pagecache.size": "256m",
  // A statement over these limits fails with an error. Without them, several statements at once could end the process
  // with an out-of-memory error. All transactions together get half of the heap. The other half is for Neo4j itself (up
  // to 190 MB after a test run) and for projections of the Graph Data Science library, which the limits do not count.
  "dbms.memory.transaction.total.max": "512m",
  "db.memory.transaction.max": "256m",
  "dbms.usage_report.enabled": "false",
  // A dead connection is noticed after ten seconds, and its query is stopped. With only one probe, the driver would
  // give up on every statement that runs for five seconds, at the moment when the first sign of life is due.
  "server.bolt.connection_keep_alive": "5s",
  "server.bolt.connection_keep_alive_probes": "2",
} as const;
