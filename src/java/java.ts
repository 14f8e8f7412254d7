import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { StartupError } from "../config.ts";

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What Java is needed for, as errors name it. */
export interface Purpose {
  /** Such as "the embedded Neo4j". */
  readonly what: string;
  /** The last sentence of every error: what else can be done. */
  readonly otherWays: string;
}

const oldestJava = 17;

/**
 * The path of the `java` to run: that of JAVA_HOME if it is set, otherwise the first in PATH. Throws a StartupError if
 * there is none or it is older than 17.
 */
export async function findJava(env: Environment, { what, otherWays }: Purpose): Promise<string> {
  const java = env.JAVA_HOME ? join(env.JAVA_HOME, "bin", "java") : "java";
  const where = env.JAVA_HOME ? `in JAVA_HOME (${env.JAVA_HOME})` : "in PATH";
  const advice = `${what} needs a JDK ${oldestJava} or later (such as openjdk-17-jdk): install one, or point JAVA_HOME to it; ${otherWays}`;
  const version = await javaVersion(java, env);
  if (version === null) throw new StartupError(`There is no Java ${where}, and ${advice}`);
  if (version < oldestJava) throw new StartupError(`The Java ${where} is version ${version}, and ${advice}`);
  return java;
}

async function javaVersion(java: string, env: Environment): Promise<number | null> {
  try {
    // Java writes its version to standard error. On macOS without Java, a stub named java exits with 1.
    const { stderr, stdout } = await promisify(execFile)(java, ["-version"], { env });
    const major = /version "(\d+)/.exec(stderr + stdout)?.[1];
    return major === undefined ? null : Number(major);
  } catch {
    return null;
  }
}

/** Runs a program of one Java file. Needs a whole JDK, since Java compiles the file first. */
export async function runJava(java: string, source: string, args: readonly string[], env: Environment): Promise<void> {
  await promisify(execFile)(java, [source, ...args], { env });
}

/** Packs the classes of a folder into a jar. */
export async function packJar(java: string, classesDir: string, jar: string, env: Environment): Promise<void> {
  const tool = ["-m", "jdk.jartool/sun.tools.jar.Main", "--create", "--file", jar, "-C", classesDir, "."];
  await promisify(execFile)(java, tool, { env });
}

/**
 * Compiles one Java file with all jars of a folder on its class path. Throws a StartupError if `java` is a runtime
 * without a compiler.
 */
export async function compileJava(
  java: string,
  task: { readonly source: string; readonly jarsDir: string; readonly outputDir: string },
  env: Environment,
  { what, otherWays }: Purpose,
): Promise<void> {
  const compiler = ["-m", "jdk.compiler/com.sun.tools.javac.Main", "--release", String(oldestJava)];
  // This runs the compiler module of `java`, because that is known to be new enough; there may be another `javac`. Only
  // `javac` expands "*", so the jars are listed. Relative names keep the argument short.
  const classPath = (await readdir(task.jarsDir)).join(delimiter);
  const options = { cwd: task.jarsDir, env };
  try {
    await promisify(execFile)(java, [...compiler, "-cp", classPath, "-d", task.outputDir, task.source], options);
  } catch (fault) {
    if (!(fault as { stderr?: string }).stderr?.includes("Module jdk.compiler not found")) throw fault;
    throw new StartupError(
      `The Java found is a runtime without a compiler, and ${what} needs a whole JDK ${oldestJava} or later (such as openjdk-17-jdk): install one; ${otherWays}`,
    );
  }
}
