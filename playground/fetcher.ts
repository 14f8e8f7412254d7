import type { Fetcher, FetcherParams } from "@graphiql/toolkit";

/** Posts one operation to the API. An answer that is not GraphQL, as a proxy may send one, is shown as an error. */
export const fetcher: Fetcher = async (params, options) => {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: {
      ...options?.headers,
      accept: "application/graphql-response+json, application/json;q=0.9",
      "content-type": "application/json",
    },
    body: JSON.stringify(isStale(params) ? { ...params, operationName: undefined } : params),
  });
  const body = await response.text();
  try {
    return JSON.parse(body);
  } catch {
    return { errors: [{ message: `The server answered ${response.status} ${response.statusText}: ${body}` }] };
  }
};

/** A tab that is run right after it was opened comes with the operation name of the tab before it. */
function isStale({ query, operationName }: FetcherParams): boolean {
  return !!operationName && !new RegExp(`\\b(query|mutation|subscription)\\s+${operationName}\\b`).test(query);
}
