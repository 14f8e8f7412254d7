import neo4j, { type Driver } from "neo4j-driver";
import type { App } from "../../src/app.ts";
import { timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";

const levels = 4;

/** A query over the rivals that takes minutes: its four levels have a hundred million neighbors. */
export const heavyField = `company(id: "company:rival-1") { ${"neighbors(first: 100) { nodes { ".repeat(levels)} degree(filter: { asOf: "2015" }) ${"} } ".repeat(levels)} }`;

/** Fills the graph with companies that all compete with each other. */
export async function fillWithRivals({ neo4j }: App): Promise<void> {
  await neo4j.write(
    async (run) => {
      await run({
        text: `UNWIND range(1, 120) AS i
        CREATE (:Entity:Company {id: 'company:rival-' + i, kind: 'COMPANY', name: 'Rival', sortName: 'rival', degree: i})`,
      });
      await run({
        text: `MATCH (a:Company), (b:Company) WHERE a.id < b.id
        CREATE (a)-[:COMPETES_WITH {id: 'relation:competes-with:' + a.id + b.id, confidence: 1.0, sourceCount: 1}]->(b)`,
      });
    },
    { timeoutMs },
  );
}

/** Counts running statements over a connection of its own. */
export class Observer {
  readonly #driver: Driver;
  constructor() {
    const { uri, user, password } = testDatabase();
    this.#driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  }

  /** The number of running heavy statements. */
  async running(): Promise<number> {
    const { records } = await this.#driver.executeQuery(
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'OPTIONAL MATCH (e:Entity:Company {id: $p.id})' RETURN count(*) AS running",
      {},
      { database: "neo4j" },
    );
    return records[0]?.get("running").toNumber() as number;
  }

  /** Waits up to 15 seconds until exactly so many run, and returns whether that happened. */
  async until(count: number): Promise<boolean> {
    for (const end = performance.now() + 15_000; performance.now() < end; ) {
      if ((await this.running()) === count) return true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  }

  close(): Promise<void> {
    return this.#driver.close();
  }
}
