import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from "graphql";
import type { Limits } from "../config.ts";
import type { Context } from "../context.ts";
import type { Admission } from "../execution/admission.ts";
import { operationCheck } from "../execution/check-operation.ts";
import { executionOptions, parseOptions, validationOptions } from "../execution/document-limits.ts";
import type { errorFormatter } from "../execution/format-error.ts";
import { resultText } from "../execution/result-text.ts";
import { livePaths } from "./live.ts";
import { requestScopeOf } from "./request-scope.ts";
import { responseStatus } from "./response-status.ts";

const introspection = true;

/** Apollo Server, started. It is never stopped: it holds nothing that has to be closed. */
export async function startApollo(
  schema: GraphQLSchema,
  limits: Limits,
  admission: Admission,
  formatError: ReturnType<typeof errorFormatter>,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection,
    // "Did you mean …" shows nothing that introspection does not.
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    maxRecursiveSelections: 5_000,
    parseOptions,
    validationOptions,
    executionOptions,
    formatError,
    plugins: [
      limitOperations(limits, admission),
      responseStatus,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
    stringifyResult: resultText(limits.maxAnswerBytes),
    // Signals end the process, not this server.
    stopOnTerminationSignals: false,
    nodeEnv: "production",
  });
  await apollo.start();
  return apollo;
}

/**
 * Executes an operation that did not come to /graphql. It waits for its turn if the signal of the context is that of a
 * request scope.
 */
export async function executeOn(
  apollo: ApolloServer<Context>,
  { query, operationName, variables }: ExecutedOperation,
  contextValue: Context,
): Promise<FormattedExecutionResult> {
  const { body } = await apollo.executeOperation(
    { query, ...(operationName !== undefined && { operationName }), variables: { ...variables } },
    { contextValue },
  );
  if (body.kind !== "single")
    throw new Error("The result is incremental, but the query used neither @defer nor @stream");
  return body.singleResult as FormattedExecutionResult;
}

export interface ExecutedOperation {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const noSubscriptions = new GraphQLError(
  `Subscriptions are not served here. Subscribe at ${livePaths.webSocket} (WebSocket, protocol graphql-transport-ws) or ${livePaths.stream} (server-sent events).`,
  { extensions: { code: "BAD_REQUEST", http: { status: 400 } } },
);

/** Checks an operation and lets it wait for its turn. The response shows its cost in the extensions. */
function limitOperations(limits: Limits, admission: Admission): ApolloServerPlugin<Context> {
  const check = operationCheck(limits);
  return {
    async requestDidStart() {
      let cost: number | null = null;
      return {
        async didResolveOperation({ schema, document, operationName, request, contextValue }) {
          const scope = requestScopeOf(contextValue.signal);
          if (scope !== undefined) scope.operationName = operationName;
          if (getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION)
            throw noSubscriptions;
          const args = { schema, document, operationName, variableValues: request.variables ?? null, contextValue };
          cost = check(args);
          // Operations of the service itself, such as the warm-up, have no scope and do not wait.
          if (cost !== null && scope !== undefined) scope.onEnd(await admission.enter(args, cost, scope.signal));
        },
        async willSendResponse({ request, response: { body } }) {
          if (cost === null || request.http === undefined || body.kind !== "single") return;
          if (body.singleResult.data === undefined) return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}
