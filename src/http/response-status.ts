import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";

/** The errors after which the same request may be answered, and in how many seconds to try it again. */
const retryAfterSeconds: Readonly<Record<string, number>> = { SERVICE_UNAVAILABLE: 2, STORAGE_FULL: 5, BUSY: 5 };

/**
 * The HTTP status of an answer with errors. 503 where nothing was answered because the database is away or the service
 * has too much to do; an answer in parts keeps 200. Both say when to try again. And 200 instead of 400 where the client
 * accepts the older media type, application/json, and the request was well-formed: GraphQL over HTTP asks for it.
 */
export const responseStatus: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response: { http, body } }) {
        if (body.kind !== "single") return;
        const { errors = [] } = body.singleResult;
        const codes = errors.map(({ extensions }) => String(extensions?.code));
        const retriable = codes.filter((code) => code in retryAfterSeconds);
        if (retriable.length > 0) {
          const seconds = Math.max(...retriable.map((code) => retryAfterSeconds[code] as number));
          http.headers.set("retry-after", String(seconds));
          if (retriable.length === codes.length && isEmpty(body.singleResult)) http.status = 503;
        }
        const accept = request.http?.headers.get("accept") ?? "";
        const older = accept.includes("application/json") && !accept.includes("application/graphql-response+json");
        if (http.status === 400 && older && !codes.includes("BAD_REQUEST")) http.status = 200;
      },
    };
  },
};

function isEmpty({ data }: FormattedExecutionResult): boolean {
  return Object.values(data ?? {}).every((value) => value === null);
}
