import { join } from "node:path";

/** The embedded Neo4j is reached from this machine only. */
export const host = "127.0.0.1";

/** The files of an embedded Neo4j in its folder. */
export function filesIn(dir: string) {
  return {
    lock: join(dir, "lock"),
    home: join(dir, "home"),
    conf: join(dir, "neo4j.conf"),
    log: join(dir, "neo4j.log"),
    password: join(dir, "password"),
    /** The address of the last start. */
    uri: join(dir, "uri"),
    plugins: join(dir, "home", "plugins"),
  };
}

/** The configuration file. Port 0 means any free port. */
export function configuration(boltPort: number, settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  return `# Written at each start.
server.bolt.enabled=true
server.bolt.listen_address=${host}:${boltPort}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.security.procedures.unrestricted=gds.*
${lines.join("")}# Saves half a gigabyte of empty log files.
db.tx_log.preallocate=false
# Saves a wait of ten seconds at each stop.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
`;
}
