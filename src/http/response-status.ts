import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";
import Negotiator from "negotiator";

/** The codes of temporary errors, with the seconds after which a client should try again. */
export const retryAfterSeconds: Readonly<Record<string, number>> = { SERVICE_UNAVAILABLE: 2, STORAGE_FULL: 5, BUSY: 5 };

/**
 * Sets the HTTP status of a response with errors.
 *
 * - 503 if temporary errors left no data. A response with some data keeps 200. Both get the header Retry-After.
 * - 200 instead of 400 if the client prefers the older media type, application/json, and the request was well-formed, as
 *   the GraphQL over HTTP specification requires.
 */
export const responseStatus: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response: { http, body } }) {
        if (body.kind !== "single") return;
        const { errors = [] } = body.singleResult;
        const codes = errors.map(({ extensions }) => String(extensions?.code));
        const temporary = codes.filter((code) => code in retryAfterSeconds);
        if (temporary.length > 0) {
          const seconds = Math.max(...temporary.map((code) => retryAfterSeconds[code] as number));
          http.headers.set("retry-after", String(seconds));
          if (temporary.length === codes.length && isEmpty(body.singleResult)) http.status = 503;
        }
        const accept = request.http?.headers.get("accept");
        if (http.status === 400 && prefersOlderMediaType(accept) && !codes.includes("BAD_REQUEST")) http.status = 200;
      },
    };
  },
};

function prefersOlderMediaType(accept: string | undefined): boolean {
  const negotiator = new Negotiator({ headers: { accept } });
  return negotiator.mediaType(["application/graphql-response+json", "application/json"]) === "application/json";
}

function isEmpty({ data }: FormattedExecutionResult): boolean {
  return Object.values(data ?? {}).every((value) => value === null);
}
