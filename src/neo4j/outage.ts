import type { Neo4j } from "./driver.ts";
import { QueryError, type QueryErrorCode } from "./query-error.ts";

/** Why a database does not answer at the moment. */
export interface KnownOutage {
  readonly code: QueryErrorCode;
  readonly message: string;
}

/** The same pools, whose reads and writes fail with the reason of an outage where one is known. */
export function tellingOutages<Pools extends Readonly<Record<string, Neo4j>>>(
  pools: Pools,
  outage: () => KnownOutage | null,
): Pools {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const known = error instanceof QueryError && error.code !== "CANCELED" ? outage() : null;
      throw known === null ? error : new QueryError(known.code, known.message, { cause: error });
    }
  };
  const telling = Object.entries(pools).map(([name, pool]): [string, Neo4j] => [
    name,
    {
      ...pool,
      read: (statement, options) => told(pool.read(statement, options)),
      write: (work, options) => told(pool.write(work, options)),
    },
  ]);
  return Object.fromEntries(telling) as Pools;
}
