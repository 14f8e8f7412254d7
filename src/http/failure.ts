import type { FastifyRequest } from "fastify";

/** A refusal outside GraphQL, in the shape that a GraphQL answer has. */
export function failure(status: number, maxBodyBytes: number) {
  const [code, message] = reasonOf(status, maxBodyBytes);
  return { errors: [{ message, extensions: { code } }] };
}

function reasonOf(status: number, maxBodyBytes: number): readonly [string, string] {
  if (status === 404) return ["NOT_FOUND", "There is nothing at this address. GraphQL is at /graphql."];
  if (status === 405) return ["METHOD_NOT_ALLOWED", "GraphQL is asked by GET or POST"];
  if (status === 408) return ["REQUEST_TIMEOUT", "The request did not arrive in time"];
  if (status === 413) return ["BODY_TOO_LARGE", `The request body has more than ${maxBodyBytes} bytes`];
  if (status === 415) return ["BAD_REQUEST", "The request body must be application/json"];
  if (status === 431) return ["HEADERS_TOO_LARGE", "The address and the headers are too long. Send the query by POST."];
  if (status < 500) return ["BAD_REQUEST", "The request is malformed, or its body is not valid JSON"];
  return ["INTERNAL_SERVER_ERROR", "Internal server error"];
}

/** The path of a request without its query, which may hold what nobody else should read. */
export function pathOf({ url }: Pick<FastifyRequest, "url">): string {
  return url.split("?", 1)[0] as string;
}
