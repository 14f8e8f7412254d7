import type { Limits } from "../config.ts";

/** The body of an HTTP error outside GraphQL. It has the shape of a GraphQL response. */
export function errorBody(status: number, limits: Limits) {
  const [code, message] = codeAndMessage(status, limits);
  return { errors: [{ message, extensions: { code } }] };
}

function codeAndMessage(status: number, { maxBodyBytes, requestTimeoutMs }: Limits): readonly [string, string] {
  if (status === 404) return ["NOT_FOUND", "There is nothing at this URL. Send GraphQL requests to /graphql."];
  if (status === 405)
    return ["METHOD_NOT_ALLOWED", "This method is not allowed. Send GraphQL requests by GET or POST."];
  if (status === 408)
    return [
      "REQUEST_TIMEOUT",
      `The request did not arrive completely within ${requestTimeoutMs} ms, which is the limit. Send it again.`,
    ];
  if (status === 413)
    return [
      "BODY_TOO_LARGE",
      `The request body has more than ${maxBodyBytes} bytes, which is the limit. Send several smaller requests.`,
    ];
  if (status === 415)
    return ["BAD_REQUEST", "The request body must be JSON, with the header Content-Type: application/json."];
  if (status === 421)
    return [
      "UNKNOWN_HOST",
      "The service does not answer to the name in the Host header. ALLOWED_HOSTS does not list it.",
    ];
  if (status === 431) return ["HEADERS_TOO_LARGE", "The URL and the headers are too long. Send the query by POST."];
  if (status < 500) return ["BAD_REQUEST", "The request is malformed, or its body is not valid JSON."];
  return ["INTERNAL_SERVER_ERROR", "Internal server error"];
}
