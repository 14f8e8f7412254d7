import type { Neo4j } from "./driver.ts";
import { QueryError, type QueryErrorCode } from "./query-error.ts";

/** Why a database does not answer at the moment. */
export interface KnownOutage {
  readonly code: QueryErrorCode;
  readonly message: string;
}

/** The same pools. During a known outage, a read or write that fails throws the reason of the outage. */
export function reportOutages<Pools extends Readonly<Record<string, Neo4j>>>(
  pools: Pools,
  outage: () => KnownOutage | null,
): Pools {
  const withReason = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const known = error instanceof QueryError && error.code !== "CANCELED" ? outage() : null;
      throw known === null ? error : new QueryError(known.code, known.message, { cause: error });
    }
  };
  const wrapped = Object.entries(pools).map(([name, pool]): [string, Neo4j] => [
    name,
    {
      ...pool,
      read: (statement, options) => withReason(pool.read(statement, options)),
      write: (work, options) => withReason(pool.write(work, options)),
    },
  ]);
  return Object.fromEntries(wrapped) as Pools;
}
