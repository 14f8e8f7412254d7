import { connectPools, type Neo4j } from "../../src/neo4j/driver.ts";
import { codeOfNeo4jError, type QueryErrorCode } from "../../src/neo4j/query-error.ts";
import { testDatabase } from "../test-database.ts";

const text = "some text";
const gds = "Failed to invoke procedure `gds.louvain.mutate`: Caused by:";

test.each<[QueryErrorCode, readonly (readonly [string, string?])[]]>([
  [
    "TIMEOUT",
    [
      ["Neo.ClientError.Transaction.TransactionTimedOut"],
      ["Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"],
      ["Neo.ClientError.Transaction.LockClientStopped"],
      ["Neo.ClientError.Transaction.Terminated"],
      ["Neo.TransientError.Statement.ExecutionTimeout"],
      ["Neo.ClientError.Procedure.ProcedureTimedOut"],
      ["Neo.ClientError.Procedure.ProcedureCallFailed", `${gds} The execution has been terminated.`],
    ],
  ],
  [
    "QUERY_TOO_LARGE",
    [
      ["Neo.TransientError.General.MemoryPoolOutOfMemoryError"],
      ["Neo.TransientError.General.OutOfMemoryError"],
      ["Neo.TransientError.General.TransactionMemoryLimit"],
      ["Neo.ClientError.General.TransactionOutOfMemoryError"],
      ["Neo.TransientError.General.StackOverFlowError"],
      ["Neo.ClientError.Procedure.ProcedureCallFailed", `${gds} java.lang.OutOfMemoryError: Java heap space`],
      [
        "Neo.ClientError.Procedure.ProcedureCallFailed",
        "Procedure was blocked since minimum estimated memory (4 GiB) exceeds current free memory (1 GiB).",
      ],
    ],
  ],
  ["GRAPH_IN_MOTION", [["Neo.ClientError.Statement.EntityNotFound"]]],
  [
    "SERVICE_UNAVAILABLE",
    [
      ["ServiceUnavailable"],
      ["SessionExpired"],
      ["ProtocolError"],
      ["N/A", "Connection acquisition timed out in 4000 ms. Pool status: Active conn count = 40, Idle conn count = 0."],
      ["N/A", "Pool is closed, it is no more able to serve requests."],
      ["N/A", "Cannot run query in a closed session."],
      ["Neo.TransientError.General.DatabaseUnavailable"],
      ["Neo.TransientError.Request.NoThreadsAvailable"],
      ["Neo.TransientError.Request.ResourceExhaustion"],
      ["Neo.TransientError.Transaction.MaximumTransactionLimitReached"],
      ["Neo.TransientError.Transaction.DeadlockDetected"],
      ["Neo.TransientError.Transaction.LockAcquisitionTimeout"],
      ["Neo.TransientError.Transaction.BookmarkTimeout"],
      ["Neo.TransientError.Transaction.LeaderSwitch"],
      ["Neo.TransientError.Security.AuthProviderTimeout"],
      ["Neo.ClientError.Security.Unauthorized"],
      ["Neo.ClientError.Security.AuthenticationRateLimit"],
      ["Neo.ClientError.Security.AuthorizationExpired"],
      ["Neo.ClientError.Database.DatabaseNotFound"],
      ["Neo.DatabaseError.Database.UnableToStartDatabase"],
      ["Neo.ClientError.Cluster.NotALeader"],
      ["Neo.ClientError.Cluster.Routing"],
      ["Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"],
      ["Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"],
      ["Neo.ClientError.Transaction.InvalidBookmark"],
      ["Neo.DatabaseError.Transaction.TransactionStartFailed"],
      ["Neo.DatabaseError.Transaction.TransactionCommitFailed"],
      ["Neo.DatabaseError.Transaction.TransactionLogError"],
      ["Neo.DatabaseError.General.UnknownError", "The database has encountered a critical error"],
    ],
  ],
  [
    "INTERNAL_SERVER_ERROR",
    [
      ["N/A", "Unable to pack the given value"],
      ["Neo.ClientError.Statement.SyntaxError"],
      ["Neo.ClientError.Statement.TypeError"],
      ["Neo.ClientError.Statement.ParameterMissing"],
      ["Neo.ClientError.Statement.ArgumentError"],
      ["Neo.ClientError.Statement.AccessMode"],
      ["Neo.ClientError.Schema.ConstraintValidationFailed"],
      ["Neo.ClientError.Procedure.ProcedureNotFound"],
      ["Neo.ClientError.Procedure.ProcedureCallFailed", `${gds} java.lang.NullPointerException`],
      ["Neo.ClientError.Transaction.TransactionNotFound"],
      ["Neo.ClientError.Request.Invalid"],
      ["Neo.DatabaseError.Statement.ExecutionFailed"],
      ["Neo.DatabaseError.General.UnknownError"],
      ["Neo.DatabaseError.General.IndexCorruptionDetected"],
      ["Neo.DatabaseError.Schema.IndexCreationFailed"],
    ],
  ],
])("%s is the code for these status codes", (code, statuses) => {
  const told = statuses.map(([status, message = text]) => [
    status,
    message,
    codeOfNeo4jError({ code: status, message }),
  ]);
  expect(told).toEqual(statuses.map(([status, message = text]) => [status, message, code]));
});

describe("a pool of one connection", () => {
  let pools: Readonly<Record<"one", Neo4j>>;
  beforeAll(() => {
    pools = connectPools(testDatabase(), { one: 1 });
  });
  afterAll(() => pools?.one.close());

  test("throws SERVICE_UNAVAILABLE if its connection is in use", async () => {
    const gone = new AbortController();
    const long = pools.one
      .read(
        { text: "UNWIND range(1, 1000000000) AS i WITH i WHERE i % 7 = 8 RETURN count(i) AS total" },
        { timeoutMs: 20_000, signal: gone.signal },
      )
      .catch(({ code }) => code);
    const second = pools.one.read({ text: "RETURN 1 AS one" }, { timeoutMs: 20_000 });
    await expect(second).rejects.toMatchObject({ name: "QueryError", code: "SERVICE_UNAVAILABLE" });
    gone.abort();
    expect(await long).toBe("CANCELED");
  });

  test("tries a change once that is over the limit of memory", async () => {
    let attempts = 0;
    const change = pools.one.write(
      (run) => {
        attempts++;
        return run({ text: "UNWIND range(1, 100000000) AS i WITH collect(i) AS items RETURN size(items) AS total" });
      },
      { timeoutMs: 60_000 },
    );
    await expect(change).rejects.toMatchObject({ name: "QueryError", code: "QUERY_TOO_LARGE" });
    expect(attempts).toBe(1);
  });
});
