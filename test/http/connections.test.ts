import { connect, type Socket } from "node:net";
import type { App } from "../../src/app.ts";
import { startTestApp } from "../test-app.ts";

let app: App;
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await startTestApp([], { limits: { requestTimeoutMs: 300, keepAliveTimeoutMs: 300, maxConnections: 3 } });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => app?.stop());

interface Client {
  readonly socket: Socket;
  /** Resolves with the received text when the server has closed the connection. */
  readonly closed: Promise<string>;
}

function open(): Client {
  const { hostname, port } = new URL(app.url);
  const socket = connect({ host: hostname, port: Number(port) });
  sockets.push(socket);
  let text = "";
  socket.on("data", (bytes) => {
    text += bytes;
  });
  socket.on("error", () => {});
  return { socket, closed: new Promise((resolve) => socket.on("close", () => resolve(text))) };
}

const head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n";
const timedOut =
  /^HTTP\/1\.1 408 Request Timeout\r\n.*\{"errors":\[\{"message":"[^"]+","extensions":\{"code":"REQUEST_TIMEOUT"\}\}\]\}$/s;

test("a connection that sends no byte is closed", async () => {
  expect(await open().closed).toMatch(timedOut);
});

test("a connection is closed if the headers do not arrive in time", async () => {
  const { socket, closed } = open();
  socket.write("GET /livez HTTP/1.1\r\nHost: localhost\r\n");
  expect(await closed).toMatch(timedOut);
});

test("a connection is closed if the body does not arrive in time", async () => {
  const { socket, closed } = open();
  socket.write(`${head}\r\n`);
  const timer = setInterval(() => socket.write(" "), 50);
  expect(await closed).toMatch(timedOut);
  clearInterval(timer);
});

test("an idle connection is closed after the keep-alive timeout", async () => {
  const { socket, closed } = open();
  socket.write("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect(await closed).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\{"status":"ok"\}$/s);
});

test("connections over the limit are closed; when one closes, another is accepted", async () => {
  const three = [open(), open(), open()];
  await Promise.all(three.map(({ socket }) => new Promise((resolve) => socket.once("connect", resolve))));
  for (const { socket } of three) socket.write(`${head}\r\n`);
  expect(await open().closed).toBe("");
  await Promise.all(three.map(({ closed }) => closed));
  const { socket, closed } = open();
  socket.write("GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  expect(await closed).toContain('{"status":"ok"}');
});
