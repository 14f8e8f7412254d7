import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { packageRoot } from "../package-root.ts";
import { childEnvironment } from "./child-environment.ts";
import { compileJava, type Environment, findJava } from "./java.ts";
import { copyJars } from "./maven.ts";

/** The program files of the embedded Neo4j. */
export interface Neo4jRuntime {
  readonly java: string;
  readonly classPath: string;
  /** The folder with the procedures of the Graph Data Science library. */
  readonly pluginsDir: string;
}

export interface ProvisionOptions {
  readonly report: (line: string) => void;
  /** The folder of `pom.xml` and `Launcher.java`. The program files go to its folder `target`. */
  readonly sourceDir?: string;
  readonly env?: Environment;
}

const shippedSourceDir = join(packageRoot, "neo4j");
const gdsProcedures = /^(?!neo4j-).*(proc|cypher-aggregation).*-\d+\.\d+\.\d+\.jar$/;
const abandonedAfterMs = 24 * 3_600_000;

/**
 * The program of the embedded Neo4j. Downloads it with Maven at the first call, and when `pom.xml` or `Launcher.java`
 * has changed; otherwise it needs neither Maven nor the network. Several processes may call it at once.
 *
 * Throws a StartupError if there is no JDK or no Maven, or the download fails.
 */
export async function provision({
  report,
  sourceDir = shippedSourceDir,
  env = childEnvironment(process.env),
}: ProvisionOptions): Promise<Neo4jRuntime> {
  const java = await findJava(env);
  const pom = join(sourceDir, "pom.xml");
  const launcher = join(sourceDir, "Launcher.java");
  const targetDir = join(sourceDir, "target");
  const version = createHash("sha256")
    .update(await readFile(pom))
    .update(await readFile(launcher))
    .digest("hex")
    .slice(0, 12);
  // The folder gets its name last, by one atomic rename. So if it exists, it is complete.
  const runtimeDir = join(targetDir, version);
  if (!existsSync(runtimeDir)) {
    const stagingDir = join(targetDir, `staging-${randomUUID()}`);
    try {
      report("Downloading Neo4j and its libraries with Maven: about 140 MB, only once");
      await mkdir(stagingDir, { recursive: true });
      await build(stagingDir);
      await publish(stagingDir, runtimeDir);
    } finally {
      await rm(stagingDir, { recursive: true, force: true });
    }
    await removeAbandoned(targetDir);
  }
  return {
    java,
    classPath: [join(runtimeDir, "lib", "*"), runtimeDir].join(delimiter),
    pluginsDir: join(runtimeDir, "plugins"),
  };

  async function build(dir: string): Promise<void> {
    const lib = join(dir, "lib");
    const plugins = join(dir, "plugins");
    await copyJars({ pom, outputDir: lib }, report, env);
    await compileJava(java, { source: launcher, jarsDir: lib, outputDir: dir }, env);
    await mkdir(plugins);
    for (const jar of await readdir(lib)) {
      if (gdsProcedures.test(jar)) await link(join(lib, jar), join(plugins, jar));
    }
  }
}

async function publish(stagingDir: string, runtimeDir: string): Promise<void> {
  try {
    await rename(stagingDir, runtimeDir);
  } catch (fault) {
    // Another process was faster. It has built the same.
    if (!existsSync(runtimeDir)) throw fault;
  }
}

/** Removes what interrupted downloads left. Keeps recent folders: another process may still be working on them. */
async function removeAbandoned(targetDir: string): Promise<void> {
  for (const name of await readdir(targetDir)) {
    if (!name.startsWith("staging-")) continue;
    const dir = join(targetDir, name);
    const made = await stat(dir).catch(() => null);
    if (made && Date.now() - made.mtimeMs > abandonedAfterMs) await rm(dir, { recursive: true, force: true });
  }
}
