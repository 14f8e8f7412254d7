import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import neo4j from "neo4j-driver";
import type { Neo4jAddress } from "../../src/config.ts";
import { type Database, startEmbedded } from "../../src/database/embedded.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { embeddedNeo4j } from "../../src/database/provision.ts";
import { findJava } from "../../src/java/java.ts";
import { until } from "../service-process.ts";

jest.setTimeout(120_000);

const report = () => {};
let root: string;
let dataDir: string;
let database: Database;

beforeAll(async () => {
  process.env.EDITOR_TOKEN = "a-token-of-the-editors";
  root = await mkdtemp(join(tmpdir(), "pressgraph-database-"));
  dataDir = join(root, "first");
  database = await startEmbedded({ dataDir, boltPort: 0, report });
});

afterAll(async () => {
  delete process.env.EDITOR_TOKEN;
  await database?.stop();
  await rm(root, { recursive: true, force: true });
});

describe("a running database", () => {
  it("keeps its password in a file that only the owner can read", async () => {
    const folder = await stat(join(dataDir, "neo4j"));
    const file = await stat(join(dataDir, "neo4j", "password"));
    expect((folder.mode & 0o777).toString(8)).toBe("700");
    expect((file.mode & 0o777).toString(8)).toBe("600");
    expect(database.address.password).toHaveLength(32);
    expect(await readFile(join(dataDir, "neo4j", "password"), "utf8")).toBe(`${database.address.password}\n`);
  });

  it("has no secret of this process in its environment", async () => {
    const pid = String(await neo4jPid(dataDir));
    const shown = execFileSync("ps", ["eww", "-o", "args=", "-p", pid], { encoding: "utf8" });
    expect(shown).toMatch(/ PATH=/);
    expect(shown).not.toContain("a-token-of-the-editors");
  });

  it("has the procedures of the Graph Data Science library", async () => {
    expect(await answer(database.address, "RETURN gds.version() AS answer")).toBe("2.13.9");
  });

  it("keeps the connection of a statement that runs longer than the keep-alive interval", async () => {
    const { uri, user, password } = database.address;
    const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
    const endless =
      "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100) AS c RETURN count(*)";
    try {
      await expect(driver.session().run(endless, {}, { timeout: 7_000 })).rejects.toMatchObject({
        code: "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
      });
    } finally {
      await driver.close();
    }
  });

  it.each([
    ["wrong-password", { password: "wrong-password" }],
    ["the initial password", { password: "neo4j" }],
    ["another user", { user: "somebody" }],
  ])("refuses %s with a message that names the variables", async (_, change) => {
    const opening = openDatabase({ neo4j: { ...database.address, ...change }, dataDir, boltPort: 0 }, report);
    await expect(opening).rejects.toMatchObject({
      name: "StartupError",
      message: expect.stringMatching(/refuses user .*: check NEO4J_USER and NEO4J_PASSWORD$/),
    });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining("wrong-password") });
  });

  it("is accepted if the configuration names it, also with a routing address", async () => {
    const address = { ...database.address, uri: database.address.uri.replace("bolt:", "neo4j:") };
    const opened = await openDatabase({ neo4j: address, dataDir, boltPort: 0 }, report);
    expect(opened.address).toEqual(address);
    await opened.stop();
    expect(await answer(database.address, "RETURN 1 AS answer")).toBe(1);
  });

  it("reports NEO4J_DATABASE if the database does not exist", async () => {
    const address = { ...database.address, database: "elsewhere" };
    await expect(openDatabase({ neo4j: address, dataDir, boltPort: 0 }, report)).rejects.toThrow(
      /has no database elsewhere: check NEO4J_DATABASE$/,
    );
  });

  it("refuses a second one on its port", async () => {
    const boltPort = Number(new URL(database.address.uri).port);
    await expect(startEmbedded({ dataDir: join(root, "second"), boltPort, report })).rejects.toThrow(
      `Port ${boltPort} is taken by another process: end what listens there, or set NEO4J_BOLT_PORT to another port (0 takes any free one)`,
    );
  });

  it("refuses a second one on its data folder, which waits a little, also after a garbage collection in Java", async () => {
    const collect = ["-m", "jdk.jcmd/sun.tools.jcmd.JCmd", String(await neo4jPid(dataDir)), "GC.run"];
    execFileSync(await findJava(process.env, embeddedNeo4j), collect);
    const lines: string[] = [];
    const second = startEmbedded({ dataDir, boltPort: 0, folderWaitMs: 3_000, report: (line) => lines.push(line) });
    await expect(second).rejects.toThrow(
      `The data folder ${dataDir} is in use by process ${await neo4jPid(dataDir)}: end that one, or set DATA_DIR to another folder`,
    );
    expect(lines).toContain("The data folder is in use: waiting for the other process to end");
    expect(await answer(database.address, "RETURN 1 AS answer")).toBe(1);
  });
});

describe("a database that ends", () => {
  it("keeps its data and its password after a restart", async () => {
    await answer(database.address, "CREATE (n:Kept {name: 'Ada'}) RETURN n.name AS answer");
    const { password } = database.address;
    await Promise.all([database.stop(), database.stop()]);
    await expect(answer(database.address, "RETURN 1 AS answer")).rejects.toThrow(/Failed to connect/);

    database = await startEmbedded({ dataDir, boltPort: 0, report });
    expect(database.address.password).toBe(password);
    expect(await answer(database.address, "MATCH (n:Kept) RETURN n.name AS answer")).toBe("Ada");
  });

  it("reports that it was killed", async () => {
    process.kill(await neo4jPid(dataDir), "SIGKILL");
    expect(await database.ended).toMatch(/^The embedded Neo4j ended \(killed by SIGKILL\)\./);
    await database.stop();
  });
});

describe("a process that starts a database", () => {
  let child: ChildProcess;

  afterEach(() => child?.kill("SIGKILL"));

  function startIn(folder: string): ChildProcess {
    const script = `
      const { startEmbedded } = await import("./src/database/embedded.ts");
      const { address } = await startEmbedded({ dataDir: process.argv[1], boltPort: 0, report() {} });
      console.log(JSON.stringify(address));`;
    const options = ["--import", "./test/database/typescript.mjs", "--input-type=module", "--eval", script, folder];
    return spawn(process.execPath, options, { stdio: ["ignore", "pipe", "inherit"] });
  }

  it("ends the database at once if it is killed while Neo4j starts", async () => {
    const folder = join(root, "fourth");
    const log = join(folder, "neo4j", "home", "logs", "debug.log");
    child = startIn(folder);
    await until("Neo4j starts", () => existsSync(log));
    const pid = await neo4jPid(folder);
    child.kill("SIGKILL");
    await gone(pid, 30_000);
    expect(await readFile(log, "utf8")).not.toContain("Bolt server started");
  });

  it("ends the database if it is killed; the next start accepts a password that was written and not yet set", async () => {
    const folder = join(root, "third");
    await mkdir(join(folder, "neo4j"), { recursive: true });
    await writeFile(join(folder, "neo4j", "password"), "written-before-a-crash\n", { mode: 0o600 });
    child = startIn(folder);
    const address = await new Promise<Neo4jAddress>((resolve, reject) => {
      child.once("exit", () => reject(new Error("it ended before its database answered")));
      createInterface(child.stdout as NodeJS.ReadableStream).once("line", (line) => resolve(JSON.parse(line)));
    });
    expect(address.password).toBe("written-before-a-crash");
    expect(await answer(address, "RETURN 1 AS answer")).toBe(1);

    const pid = await neo4jPid(folder);
    child.kill("SIGKILL");
    await gone(pid, 15_000);
  });
});

async function answer({ uri, user, password }: Neo4jAddress, statement: string): Promise<unknown> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  try {
    const { records } = await driver.session({ database: "neo4j" }).run(statement);
    return records[0]?.get("answer");
  } finally {
    await driver.close();
  }
}

async function neo4jPid(folder: string): Promise<number> {
  return Number(await readFile(join(folder, "neo4j", "lock"), "utf8"));
}

async function gone(pid: number, limitMs: number): Promise<void> {
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await pause(100)) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
  }
  throw new Error(`process ${pid} lives on`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
