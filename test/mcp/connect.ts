import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { App } from "../../src/app.ts";
import { editorToken } from "../test-app.ts";

export const asEditor = { authorization: `Bearer ${editorToken}` };

/** A client of the SDK. It checks structured content against the schema of its tool. */
export async function connectedBy(transport: Transport): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  // The client learns the schemas of the answers from the list.
  await client.listTools();
  return client;
}

export function connectTo({ url }: Pick<App, "url">, headers: Record<string, string> = {}): Promise<Client> {
  return connectedBy(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } }) as Transport,
  );
}

export interface Called {
  readonly isError: boolean;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of eight shapes.
  readonly content: any;
}

export async function call(client: Client, name: string, args: Record<string, unknown> = {}): Promise<Called> {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: args });
  const [first] = content as { readonly text: string }[];
  return { isError: isError === true, text: first?.text ?? "", content: structuredContent };
}
