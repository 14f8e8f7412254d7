/**
 * The settings of Neo4j that the embedded database and the one of docker-compose.yml share; a test compares them. The
 * heap is a setting of the Java process for the embedded one.
 */
export const sharedSettings = {
  "server.memory.heap.max_size": "1g",
  "server.memory.pagecache.size": "256m",
  // A statement over these limits fails with an error; without them, those that run at once could end the process with
  // an out-of-memory error. All transactions together get half of the heap. The other half is for Neo4j itself (up to
  // 190 MB after a test run) and for projections of the Graph Data Science library, which these limits do not count.
  "dbms.memory.transaction.total.max": "512m",
  "db.memory.transaction.max": "256m",
  "dbms.usage_report.enabled": "false",
  // A connection that is silently dead is noticed after ten seconds, and its query ended. With one probe the driver would
  // give up on every statement that works for five seconds, in the moment in which the first sign of life is due.
  "server.bolt.connection_keep_alive": "5s",
  "server.bolt.connection_keep_alive_probes": "2",
} as const;
