import {
  createSourceEventStream,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { LRUCache } from "lru-cache";
import PQueue from "p-queue";
import type { Limits } from "../config.ts";
import type { Context } from "../context.ts";
import type { GraphChange } from "../live/graph-watch.ts";
import { operationCheck } from "./check-operation.ts";
import { executionOptions, parseOptions, validationOptions } from "./document-limits.ts";
import type { errorFormatter } from "./format-error.ts";
import type { OperationArgs } from "./operation-args.ts";

/** What a client sends to subscribe, by whatever transport. */
export interface SubscriptionRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The most that the answer to one event may cost: it is computed again and again. */
const maxEventCost = 5_000;
const maxEventsAtOnce = 4;
/** The answers to the newest events: most subscribers ask the same of the same event. */
const keptAnswers = { max: 20, ttl: 10_000 };

export interface SubscriptionParts {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly createContext: () => Context;
  readonly formatError: ReturnType<typeof errorFormatter>;
}

type Results = AsyncIterableIterator<FormattedExecutionResult, undefined>;

/** Subscriptions over any transport, with the checks, limits and errors of queries. */
export class Subscriptions {
  readonly #parts: SubscriptionParts;
  readonly #check: ReturnType<typeof operationCheck>;
  readonly #queue = new PQueue({ concurrency: maxEventsAtOnce });
  readonly #answers = new LRUCache<string, Promise<FormattedExecutionResult>>(keptAnswers);

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
    const { maxQueryCost } = parts.limits;
    this.#check = operationCheck({ ...parts.limits, maxQueryCost: Math.min(maxEventCost, maxQueryCost) });
  }

  /** What `subscribe` takes, or the errors for which the request is refused. */
  prepare({ query, operationName = null, variables = null }: SubscriptionRequest): OperationArgs | GraphQLError[] {
    const { schema, createContext } = this.#parts;
    try {
      const document = parse(query, parseOptions);
      const errors = validate(schema, document, specifiedRules, validationOptions);
      if (errors.length > 0) return errors.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED"));
      if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION)
        return [badRequest("Only subscriptions are served here. Send queries and mutations to /graphql.")];
      const variableValues = { ...variables };
      const options = executionOptions;
      const args = { schema, document, operationName, variableValues, options, contextValue: createContext() };
      this.#check(args);
      return args;
    } catch (error) {
      return [withCode(error as GraphQLError, "GRAPHQL_PARSE_FAILED")];
    }
  }

  /** The results of a subscription as its events come, or the errors for which it is refused. */
  async subscribe(args: OperationArgs): Promise<Results | { readonly errors: GraphQLFormattedError[] }> {
    const events = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in events))
      return { errors: this.format((events.errors ?? []).map((error) => withCode(error, "BAD_USER_INPUT"))) };
    const source = events[Symbol.asyncIterator]() as AsyncIterator<GraphChange, undefined>;
    const end = async (): Promise<IteratorReturnResult<undefined>> => {
      await source.return?.();
      return { done: true, value: undefined };
    };
    // By hand: `return` of an async generator would wait for the next event.
    const results: Results = {
      next: async () => {
        const event = await source.next();
        return event.done ? event : { done: false, value: await this.#answer(args, event.value) };
      },
      return: end,
      throw: end,
      [Symbol.asyncIterator]: () => results,
    };
    return results;
  }

  /** The errors as a client gets them. */
  format(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
    return errors.map((error) => {
      const { extensions, ...formatted } = error.toJSON();
      // What only HTTP understands.
      const { http: _, ...details } = extensions ?? {};
      return this.#parts.formatError({ ...formatted, extensions: details }, error);
    });
  }

  #answer(args: OperationArgs, event: GraphChange): Promise<FormattedExecutionResult> {
    const { document, operationName, variableValues } = args;
    const key = JSON.stringify([
      ...[event.since, event.version, event.changedAt],
      ...[document.loc?.source.body, operationName, variableValues],
    ]);
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      answer = this.#queue.add(() => this.#execute(args, event));
      this.#answers.set(key, answer);
    }
    return answer;
  }

  /** Each answer has a context of its own, since a context keeps what it has read. */
  async #execute(args: OperationArgs, rootValue: GraphChange): Promise<FormattedExecutionResult> {
    const { data = null, errors } = await execute({ ...args, rootValue, contextValue: this.#parts.createContext() });
    return errors === undefined ? { data } : { data, errors: this.format(errors) };
  }
}

/** graphql-js gives no code to errors of syntax, validation and variables. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  const { message, nodes, source, positions, path, originalError } = error;
  const extensions = { code };
  return new GraphQLError(message, {
    ...{ nodes: nodes ?? null, source: source ?? null, positions: positions ?? null },
    ...{ path: path ?? null, originalError: originalError ?? null, extensions },
  });
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
}
