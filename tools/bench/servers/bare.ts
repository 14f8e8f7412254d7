import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { addressIn, connect, read } from "../database.ts";
import type { Variables } from "../question.ts";
import { questions } from "../questions/questions.ts";
import { tellReady } from "./ready.ts";

/** The same Cypher with only HTTP and JSON around it. No service can be faster. */
const address = addressIn(process.env);
if (address === null) throw new Error("NEO4J_URI must be set");
const driver = connect(address);
const cypherOf = new Map(questions.map(({ name, cypher }) => [name, cypher]));

const server = createServer(async (request, response) => {
  try {
    const { name, variables } = (await json(request)) as { name: string; variables: Variables };
    const body = JSON.stringify(await read(driver, address.database, cypherOf.get(name) ?? "", variables));
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, "127.0.0.1", () => tellReady(server));
