import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Access } from "../context.ts";
import type { Ask } from "./ask.ts";
import { createMcpServer } from "./mcp-server.ts";

/** Answers one message of Streamable HTTP without a session. Returns when its work has ended, also if the client is gone. */
export async function answerMessage(request: Request, message: unknown, access: Access, ask: Ask): Promise<Response> {
  const server = createMcpServer(access, ask);
  // Without a generator of session ids there are no sessions.
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  try {
    await server.connect(transport);
    return await transport.handleRequest(request, { parsedBody: message });
  } finally {
    await server.close();
  }
}
