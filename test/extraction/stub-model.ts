import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request as the stub received it. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly [field: string]: unknown;
  };
}

/** What the stub does with one request. */
export type Step = (asked: Asked, response: ServerResponse) => void;

export interface StubModel {
  /** The setting LLM_URL. */
  readonly url: string;
  readonly asked: readonly Asked[];
  /** What it does with the next requests, one each. */
  readonly next: (...steps: readonly Step[]) => void;
  readonly stop: () => Promise<void>;
}

/** A server that speaks the protocol of Chat Completions, and answers as it is told. Unasked requests get status 418. */
export async function startStubModel(): Promise<StubModel> {
  const asked: Asked[] = [];
  const queue: Step[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const one = { path: request.url ?? "", headers: request.headers, body: JSON.parse(await text(request)) };
    asked.push(one);
    (queue.shift() ?? fails(418, { message: "nothing was to be asked" }))(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    next: (...steps) => queue.push(...steps),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An answer with this content: a text, or something that becomes JSON. */
export function says(content: unknown, { finish = "stop", refusal = null as string | null } = {}): Step {
  const message = {
    role: "assistant",
    content: typeof content === "string" ? content : JSON.stringify(content),
    refusal,
  };
  return (_, response) =>
    sendJson(response, 200, {
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 1_700_000_000,
      model: "stub",
      choices: [{ index: 0, finish_reason: finish, message }],
      usage: { prompt_tokens: 1_000, completion_tokens: 100, total_tokens: 1_100 },
    });
}

export function fails(status: number, error: object, headers: Readonly<Record<string, string>> = {}): Step {
  return (_, response) => sendJson(response, status, { error }, headers);
}

/** Takes the request, and never answers. */
export const hangs: Step = () => {};

export function sendsOn(to: string): Step {
  return (_, response) => response.writeHead(307, { location: to }).end();
}

function sendJson(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
