import neo4j, { Neo4jError } from "neo4j-driver";
import type { Neo4jAddress } from "../config.ts";

/** After these errors the database accepts no transaction until it is restarted. */
const fatal = /TransactionStartFailed|TransactionLogError|DatabaseUnavailable/;

/** Checks a database repeatedly, over one connection. */
export interface HealthCheck {
  /**
   * Why the database accepts no transaction although its process runs, such as after a failed write. Null if it accepts
   * them, or if that is unknown. Does not throw.
   */
  fault(): Promise<string | null>;
  close(): Promise<void>;
}

export function openHealthCheck({ uri, user, password, database }: Neo4jAddress): HealthCheck {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    maxConnectionPoolSize: 1,
    connectionTimeout: 3_000,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
  });
  const run = async (on: string, statement: string) => {
    const session = driver.session({ database: on });
    try {
      return (await session.run(statement, {}, { timeout: 10_000 })).records;
    } finally {
      await session.close();
    }
  };
  return {
    async fault() {
      try {
        await run(database, "RETURN 1");
        return null;
      } catch (fault) {
        if (!(fault instanceof Neo4jError && fatal.test(fault.code))) return null;
        const why = await statusMessage().catch(() => "");
        // A database that is unavailable without a reason is still starting.
        return why || (fault.code.endsWith("DatabaseUnavailable") ? null : fault.message);
      }
    },
    close: () => driver.close(),
  };

  async function statusMessage(): Promise<string> {
    const rows = await run("system", "SHOW DATABASES YIELD name, statusMessage");
    return rows.find((row) => row.get("name") === database)?.get("statusMessage") ?? "";
  }
}
