import { link, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { childEnvironment } from "../java/child-environment.ts";
import { compileJava, type Environment, findJava, packJar, runJava } from "../java/java.ts";
import { copyJars } from "../java/maven.ts";
import { programFolder } from "../java/program-folder.ts";
import { packageRoot } from "../package-root.ts";

/** The program files of the embedded Neo4j. */
export interface Neo4jRuntime {
  readonly java: string;
  /** The options of Java that every program of Neo4j needs, with the class path. */
  readonly options: readonly string[];
  /** The folder with the procedures of the Graph Data Science library. */
  readonly pluginsDir: string;
  /** Where the archive of its classes is, once `archiveClasses` has made it. */
  readonly classArchive: string;
}

export interface ProvisionOptions {
  readonly report: (line: string) => void;
  /** The folder of `pom.xml` and the Java files. The program files go to its folder `target`. */
  readonly sourceDir?: string;
  readonly env?: Environment;
}

/** For the errors of Java and Maven. */
export const embeddedNeo4j = {
  what: "the embedded Neo4j",
  otherWays: "`docker compose up`, or NEO4J_URI with the address of a Neo4j, work too.",
};

const shippedSourceDir = join(packageRoot, "neo4j");
const gdsProcedures = /^(?!neo4j-).*(proc|cypher-aggregation).*-\d+\.\d+\.\d+\.jar$/;
const expectedJars = 345;
/** Packages of Java that Neo4j reaches into. */
const opened = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"];

/**
 * The program of the embedded Neo4j. Downloads it with Maven at the first call, and when `pom.xml` or a Java file has
 * changed; otherwise it needs neither Maven nor the network. Several processes may call it at once.
 *
 * Throws a StartupError if there is no JDK or no Maven, or the download fails.
 */
export async function provision({
  report,
  sourceDir = shippedSourceDir,
  env = childEnvironment(process.env),
}: ProvisionOptions): Promise<Neo4jRuntime> {
  const java = await findJava(env, embeddedNeo4j);
  const runtimeDir = await programFolder({ sourceDir, sources: ["pom.xml", "Launcher.java", "Unsign.java"], build });
  return {
    java,
    options: [
      "-Dfile.encoding=UTF-8",
      ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
      ...["-cp", join(runtimeDir, "lib", "*")],
    ],
    pluginsDir: join(runtimeDir, "plugins"),
    classArchive: join(runtimeDir, "classes.jsa"),
  };

  async function build(dir: string): Promise<void> {
    report("Downloading Neo4j and its libraries with Maven: about 140 MB, only once");
    const lib = join(dir, "lib");
    const plugins = join(dir, "plugins");
    const classes = join(dir, "classes");
    const pom = join(sourceDir, "pom.xml");
    const source = join(sourceDir, "Launcher.java");
    await copyJars({ pom, outputDir: lib, expectedJars }, report, env, embeddedNeo4j);
    await compileJava(java, { source, jarsDir: lib, outputDir: classes }, env, embeddedNeo4j);
    await runJava(java, join(sourceDir, "Unsign.java"), [lib], env);
    await packJar(java, classes, join(lib, "launcher.jar"), env);
    await rm(classes, { recursive: true });
    await mkdir(plugins);
    for (const jar of await readdir(lib)) {
      if (gdsProcedures.test(jar)) await link(join(lib, jar), join(plugins, jar));
    }
  }
}
