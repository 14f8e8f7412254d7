import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tooOld } from "../../src/database/check-connection.ts";
import { openDatabase } from "../../src/database/open-database.ts";

const secret = "a-secret-password";
const open = (uri: string) =>
  openDatabase(
    { neo4j: { uri, user: "neo4j", password: secret, database: "neo4j" }, dataDir: "unused", boltPort: 0 },
    () => {},
  );

describe("a wrong address", () => {
  it.each([
    ["bolt", "bolt://127.0.0.1:1"],
    ["neo4j", "neo4j://127.0.0.1:1"],
  ])("is reported with the network error if nothing listens there (%s)", async (_, uri) => {
    await expect(open(uri)).rejects.toMatchObject({
      name: "StartupError",
      message: `No Neo4j answers at ${uri} (connect ECONNREFUSED 127.0.0.1:1): check NEO4J_URI, and that the server runs`,
    });
  });

  it.each(["bolt://127.0.0.1:99999", "bolt://127.0.0.1:7687?answer=42"])(
    "is told when the driver cannot take it: %s",
    async (uri) => {
      await expect(open(uri)).rejects.toThrow(
        `NEO4J_URI is not an address that the Neo4j driver accepts (such as bolt://localhost:7687): ${uri}`,
      );
    },
  );

  it("is reported without the password in it", async () => {
    await expect(open(`bolt://neo4j:${secret}@127.0.0.1:1`)).rejects.toMatchObject({
      message: expect.stringMatching(/^No Neo4j answers at bolt:\/\/127\.0\.0\.1:1 \((?!.*a-secret-password)/),
    });
  });

  it("is reported within seconds if a server there never answers", async () => {
    const peers: Socket[] = [];
    const silent = createServer((socket) => peers.push(socket));
    const uri = `bolt://127.0.0.1:${await listening(silent)}`;
    const startedAt = Date.now();
    await expect(open(uri)).rejects.toThrow(`No Neo4j answers at ${uri} (no answer in 7 s): check NEO4J_URI`);
    expect(Date.now() - startedAt).toBeLessThan(12_000);
    for (const peer of peers) peer.destroy();
    silent.close();
  }, 20_000);

  it("is reported if a web server answers there", async () => {
    const web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await expect(open(`bolt://127.0.0.1:${await listening(web)}`)).rejects.toThrow(/check NEO4J_URI/);
    web.close();
  });
});

it.each(["Neo4j/4.4.40", "Neo4j/5.25.1"])("a server that calls itself %s is too old", (agent) => {
  expect(tooOld(agent)).toEqual({ kind: "too-old", detail: agent });
});

it.each(["Neo4j/5.26.0", "Neo4j/5.27-aura", "Neo4j/2025.10.1", "another product"])(
  "a server that calls itself %s is not too old",
  (agent) => {
    expect(tooOld(agent)).toBeNull();
  },
);

it("a data folder that cannot be created is reported by name", async () => {
  const root = await mkdtemp(join(tmpdir(), "pressgraph-database-"));
  await writeFile(join(root, "file"), "");
  const dataDir = join(root, "file", "data");
  await expect(openDatabase({ neo4j: null, dataDir, boltPort: 0 }, () => {})).rejects.toThrow(
    `The data folder ${dataDir} cannot be written (ENOTDIR): give this user the right to, or set DATA_DIR to another folder`,
  );
  await rm(root, { recursive: true });
}, 120_000);

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
