import { execFileSync } from "node:child_process";
import { appendFile, chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { embeddedNeo4j, provision } from "../../src/database/provision.ts";
import { findJava } from "../../src/java/java.ts";

jest.setTimeout(120_000);

const report = () => {};
let root: string;
let sourceDir: string;
let onlyJava: { PATH: string };

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "pressgraph-provision-"));
  sourceDir = join(root, "neo4j");
  await cp("neo4j", sourceDir, { recursive: true, filter: (path) => !path.endsWith("target") });
  onlyJava = { PATH: join(root, "only-java") };
  await mkdir(onlyJava.PATH);
  await symlink(await javaProgram(), join(onlyJava.PATH, "java"));
});

afterAll(() => rm(root, { recursive: true, force: true }));

describe("on an incomplete machine", () => {
  const elsewhere = /; `docker compose up`, or NEO4J_URI with the address of a Neo4j, work too\.$/;

  it("the error asks for a JDK if there is none", async () => {
    const attempt = provision({ report, sourceDir, env: { PATH: root } });
    await expect(attempt).rejects.toMatchObject({ name: "StartupError", message: expect.stringMatching(elsewhere) });
    await expect(attempt).rejects.toThrow(/^There is no Java in PATH, and the embedded Neo4j needs a JDK 17 or later/);
  });

  it("the error says that JAVA_HOME is wrong", async () => {
    const attempt = provision({ report, sourceDir, env: { ...process.env, JAVA_HOME: root } });
    await expect(attempt).rejects.toThrow(`There is no Java in JAVA_HOME (${root}), and`);
  });

  it.each([
    ["11.0.25", 11],
    ["1.8.0_432", 1],
  ])("the error says that its Java is version %s", async (version, major) => {
    const bin = join(root, `java-${version}`);
    await program(join(bin, "java"), `echo 'openjdk version "${version}"' >&2`);
    const attempt = provision({ report, sourceDir, env: { PATH: bin } });
    await expect(attempt).rejects.toThrow(
      `The Java in PATH is version ${major}, and the embedded Neo4j needs a JDK 17`,
    );
  });

  it("the error asks for Maven if a download is needed", async () => {
    const attempt = provision({ report, sourceDir, env: onlyJava });
    await expect(attempt).rejects.toMatchObject({ name: "StartupError", message: expect.stringMatching(elsewhere) });
    await expect(attempt).rejects.toThrow(/^There is no Maven \(mvn\) in PATH/);
  });

  it("the error shows the message of Maven if the download fails, and no partial download remains", async () => {
    const bin = join(root, "failing-maven");
    await program(join(bin, "mvn"), "echo '[ERROR] Could not resolve: unknown host'; exit 1");
    const attempt = provision({ report, sourceDir, env: { PATH: `${bin}:${process.env.PATH}` } });
    await expect(attempt).rejects.toThrow(
      /^Maven could not download the embedded Neo4j \(Could not resolve: unknown host\): /,
    );
    expect(await readdir(join(sourceDir, "target"))).toEqual([]);
  });
});

test("Maven gets the environment variables that it needs, and no secrets", async () => {
  const bin = join(root, "telling-maven");
  await program(
    join(bin, "mvn"),
    `echo "[ERROR] $MAVEN_OPTS, $https_proxy, $NEO4J_PASSWORD$EDITOR_TOKEN$OTHER_SECRET"; exit 1`,
  );
  const before = { ...process.env };
  Object.assign(process.env, {
    PATH: `${bin}:${process.env.PATH}`,
    MAVEN_OPTS: "-Xmx1g",
    https_proxy: "http://proxy.example",
    NEO4J_PASSWORD: "secret",
    EDITOR_TOKEN: "secret",
    OTHER_SECRET: "secret",
  });
  try {
    await expect(provision({ report, sourceDir })).rejects.toThrow(
      /^Maven could not download the embedded Neo4j \(-Xmx1g, http:\/\/proxy\.example, ?\): /,
    );
  } finally {
    process.env = before;
  }
});

describe("the download", () => {
  it("runs once for two processes, is not repeated, and runs again for another pom.xml", async () => {
    // Files of a killed process do not disturb.
    await mkdir(join(sourceDir, "target", "staging-of-a-killed-process", "lib"), { recursive: true });
    const [one, other] = await Promise.all([provision({ report, sourceDir }), provision({ report, sourceDir })]);
    expect(other).toEqual(one);
    expect(await readdir(join(sourceDir, "target"))).toHaveLength(2);
    expect(await readdir(one.pluginsDir)).toEqual(
      expect.arrayContaining(["cypher-aggregation-2.13.9.jar", "proc-community-2.13.9.jar"]),
    );
    // The names of its files are at the end of a jar. Signatures make a start take a fifth more processor time.
    const lib = join(dirname(one.pluginsDir), "lib");
    for (const jar of (await readdir(lib)).filter((name) => name.startsWith("eclipse-collections")))
      expect((await readFile(join(lib, jar))).subarray(-(2 ** 20)).toString("latin1")).not.toMatch(/META-INF\/\w+\.SF/);

    const lines: string[] = [];
    const again = await provision({ report: (line) => lines.push(line), sourceDir, env: onlyJava });
    expect(again).toEqual(one);
    expect(lines).toEqual([]);

    await appendFile(join(sourceDir, "pom.xml"), "<!-- changed -->\n");
    await expect(provision({ report, sourceDir, env: onlyJava })).rejects.toThrow(/^There is no Maven/);
  });
});

async function javaProgram(): Promise<string> {
  const java = await findJava(process.env, embeddedNeo4j);
  return java === "java" ? execFileSync("sh", ["-c", "command -v java"], { encoding: "utf8" }).trim() : java;
}

async function program(path: string, script: string): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
}
