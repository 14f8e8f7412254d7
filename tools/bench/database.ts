import neo4j, { type Driver } from "neo4j-driver";
import type { Row } from "./question.ts";

/** The address of the Neo4j that all variants use. */
export interface Address {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** A driver with the settings of the service, so that the variants differ only in what they do. */
export function connect({ uri, user, password }: Address): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: 40,
    telemetryDisabled: true,
  });
}

/** Runs one read in an auto-commit transaction. `executeQuery` would add two round trips, to begin and to commit. */
export async function read(driver: Driver, database: string, cypher: string, params: Row = {}): Promise<Row[]> {
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ });
  try {
    const { records } = await session.run(cypher, params);
    return records.map((record) => record.toObject());
  } finally {
    await session.close();
  }
}

/** The address as environment variables of the service. */
export function environmentOf({ uri, user, password, database }: Address): Record<string, string> {
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database };
}

/** The address in the environment. Null if there is none. */
export function addressIn(env: Readonly<Record<string, string | undefined>>): Address | null {
  if (!env.NEO4J_URI) return null;
  return {
    uri: env.NEO4J_URI,
    user: env.NEO4J_USER || "neo4j",
    password: env.NEO4J_PASSWORD ?? "",
    database: env.NEO4J_DATABASE || "neo4j",
  };
}
