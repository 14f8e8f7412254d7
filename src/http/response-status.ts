import type { ApolloServerPlugin, BaseContext } from "@apollo/server";

/**
 * The HTTP status of an answer with errors. 503 where the database is away. And 200 instead of 400 where the client
 * accepts the older media type, application/json, and the request was well-formed: GraphQL over HTTP asks for it.
 */
export const responseStatus: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response: { http, body } }) {
        const errors = body.kind === "single" ? (body.singleResult.errors ?? []) : [];
        const codes = errors.map(({ extensions }) => extensions?.code);
        if (codes.includes("SERVICE_UNAVAILABLE") || codes.includes("STORAGE_FULL")) {
          http.status = 503;
          http.headers.set("retry-after", "2");
        }
        const accept = request.http?.headers.get("accept") ?? "";
        const older = accept.includes("application/json") && !accept.includes("application/graphql-response+json");
        if (http.status === 400 && older && !codes.includes("BAD_REQUEST")) http.status = 200;
      },
    };
  },
};
