import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { GraphQLFormattedError } from "graphql";
import type { z } from "zod";

/** A refusal that a tool itself gives, in the form of those of GraphQL. */
export class ToolError extends Error {
  override readonly name = "ToolError";
  readonly extensions: { readonly code: string };

  constructor(code: string, message: string) {
    super(message);
    this.extensions = { code };
  }
}

/** What an assistant can do, by the code of the error, where the message does not say so. */
const advice: Readonly<Record<string, string>> = {
  ANSWER_TOO_LARGE: "Call the tool with a smaller limit or a narrower filter.",
  BAD_CURSOR: "Call the tool without cursor, to begin with the first page.",
  BAD_DATE: "Write dates as 2016, 2016-11 or 2016-11-03.",
  BAD_USER_INPUT: "Correct the argument, then call the tool again.",
  CANCELED: "Call the tool again if the answer is still needed.",
  COMPUTING: "Call the tool again in some seconds with the same arguments.",
  FAULTY_RECORD: "Correct the record at each place that is listed, then import it again.",
  GRAPH_IN_MOTION: "Call the tool again in some seconds with the same arguments.",
  INTERNAL_SERVER_ERROR: "Tell the person who runs the service; its log says more.",
  MUTATIONS_DISABLED: "Tell the person who runs the service.",
  NOT_FOUND: "Find the right id with the tool search.",
  QUERY_TOO_LARGE: "Call the tool with a smaller limit, a shorter length or a narrower filter.",
  TIMEOUT: "Call the tool with a smaller limit, a shorter length or a narrower filter.",
  TOO_MANY_PERIODS: "Call the tool with interval YEAR or a narrower filter.",
};

/** The message of these codes speaks of GraphQL. */
const messages: Readonly<Record<string, string>> = {
  COMPUTING: "The computation takes longer than one request may take, and goes on.",
  GRAPH_IN_MOTION: "The graph kept changing while this was read.",
  TIMEOUT: "The service stopped reading, because it took longer than one request may take.",
};

const shownFaults = 5;
const shownValueLength = 100;

/** The result of a call whose arguments do not fit the schema of the tool. */
export function badArguments({ issues }: z.ZodError, given: unknown): CallToolResult {
  const faults = issues.slice(0, shownFaults).map(({ path, message }) => {
    const value = path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], given);
    const text = JSON.stringify(value) ?? "undefined";
    const shown = text.length > shownValueLength ? `${text.slice(0, shownValueLength)}…` : text;
    return path.length === 0 ? message : `${path.join(".")}: ${message}; it is ${shown}`;
  });
  const left = issues.length - faults.length;
  const message = [...faults, ...(left > 0 ? [`and ${left} more faults`] : [])].join(". ");
  return refusalOf(new ToolError("BAD_USER_INPUT", message));
}

/** The result of a call that failed: the code, what is wrong, and what to do. */
export function refusalOf({
  message,
  extensions,
}: Pick<GraphQLFormattedError, "message" | "extensions">): CallToolResult {
  const code = String(extensions?.code ?? "INTERNAL_SERVER_ERROR");
  const text = messages[code] ?? message;
  const sentence = /[.!?]$/.test(text) ? text : `${text}.`;
  const parts = [`${code}: ${sentence}`, advice[code]].filter((part) => part !== undefined);
  return { isError: true, content: [{ type: "text", text: parts.join(" ") }] };
}
