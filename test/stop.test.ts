import { connect, type Socket } from "node:net";
import { type ServiceProcess, startOnTestDatabase, until } from "./service-process.ts";

jest.setTimeout(120_000);

let service: ServiceProcess;
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  service?.child.kill("SIGKILL");
});

interface Client {
  readonly socket: Socket;
  received(): string;
  closed(): boolean;
}

/** A connection to the service on which this text has been sent. */
async function send(text: string): Promise<Client> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  let received = "";
  let closed = false;
  socket.setEncoding("utf8").on("data", (part: string) => {
    received += part;
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    closed = true;
  });
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  if (text !== "") await new Promise((resolve) => socket.write(text, resolve));
  return { socket, received: () => received, closed: () => closed };
}

const body = JSON.stringify({ query: "{ __typename }" });
const head = (path: string, more = "") => `${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
const post = head("POST /graphql", `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`);
/** Sends an incomplete request. It has arrived when a later request has been answered. */
const halfRequest = async () => {
  const client = await send(post + body.slice(0, 5));
  expect((await fetch(`${service.url}/livez`)).status).toBe(200);
  return client;
};

test("connections without a request do not delay the end", async () => {
  service = await startOnTestDatabase();
  const silent = await send("");
  const kept = await send(head("GET /livez"));
  await until("the kept connection has its answer", () => kept.received().includes('{"status":"ok"}'));
  const began = performance.now();
  service.child.kill("SIGTERM");
  expect(await service.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(9_000);
  await until("both are closed", () => silent.closed() && kept.closed());
});

test("a running request is answered and its connection closed, and no other request is accepted", async () => {
  service = await startOnTestDatabase();
  const client = await halfRequest();
  service.child.kill("SIGTERM");
  await until("no connection is taken", () =>
    fetch(`${service.url}/readyz`).then(
      () => false,
      () => true,
    ),
  );
  const began = performance.now();
  client.socket.write(body.slice(5));
  expect(await service.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(9_000);
  expect(client.received()).toMatch(/^HTTP\/1.1 200 OK\r\n/);
  expect(client.received()).toMatch(/\r\nconnection: close\r\n/i);
  expect(client.received()).toContain('{"data":{"__typename":"Query"},');
});

test("a client that never finishes its request is disconnected after ten seconds", async () => {
  service = await startOnTestDatabase();
  const client = await halfRequest();
  const began = performance.now();
  service.child.kill("SIGTERM");
  expect(await service.ended).toBe(0);
  expect(performance.now() - began).toBeGreaterThan(9_000);
  await until("the connection is cut", client.closed);
  expect(client.received()).toBe("");
});

test("a signal that comes twice at once counts once; a later second one ends the process at once", async () => {
  service = await startOnTestDatabase();
  await halfRequest();
  const began = performance.now();
  service.child.kill("SIGINT");
  service.child.kill("SIGTERM");
  const again = setInterval(() => service.child.kill("SIGTERM"), 2_500);
  expect(await service.ended).toBe(1);
  clearInterval(again);
  expect(performance.now() - began).toBeGreaterThan(2_000);
  expect(performance.now() - began).toBeLessThan(9_000);
});

test.each([
  ["an error", "throw new Error('nobody catches this')"],
  ["a rejection", "Promise.reject(new Error('nobody catches this'))"],
])("an uncaught %s is logged in one line, and the process ends with 1", async (_, fault) => {
  const script = `process.once("SIGWINCH", () => { ${fault} })`;
  service = await startOnTestDatabase("--import", `data:text/javascript,${encodeURIComponent(script)}`);
  const before = service.output().length;
  service.child.kill("SIGWINCH");
  expect(await service.ended).toBe(1);
  const lines = service.output().slice(before).trim().split("\n");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 60, msg: "nobody catches this" });
});
