import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { StartupError } from "../config.ts";
import { type Environment, otherWays } from "./java.ts";

const expectedJars = 345;
const reportEveryMs = 1_000;
const bytesPer: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };

/**
 * Copies the dependencies of a pom.xml, direct and indirect, into a folder. Maven downloads those that its cache does
 * not have. Throws a StartupError if there is no Maven or it fails; what it has downloaded by then stays in its cache.
 */
export async function copyJars(
  task: { readonly pom: string; readonly outputDir: string },
  report: (line: string) => void,
  env: Environment,
): Promise<void> {
  const goal = ["dependency:copy-dependencies", `-DoutputDirectory=${task.outputDir}`];
  const maven = spawn("mvn", ["--batch-mode", "--strict-checksums", "--file", task.pom, ...goal], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    maven.once("error", reject);
    maven.once("close", resolve);
  });

  let jars = 0;
  let bytes = 0;
  let reportedAt = Date.now();
  let fault: string | undefined;
  let complaint: string | undefined;
  createInterface(maven.stderr).on("line", (line) => {
    complaint = line.trim() || complaint;
  });
  createInterface(maven.stdout).on("line", (line) => {
    fault ??= /^\[ERROR\] (.*)/.exec(line)?.[1];
    const arrived = /Downloaded from .*\.jar \(([\d.]+) (\w+)/.exec(line);
    if (!arrived) return;
    jars++;
    bytes += Number(arrived[1]) * (bytesPer[arrived[2] ?? ""] ?? 0);
    if (Date.now() - reportedAt < reportEveryMs) return;
    reportedAt = Date.now();
    // The sum may exceed what is expected, because it includes the jars of Maven itself.
    report(
      `Downloading Neo4j: ${Math.min(jars, expectedJars)} of about ${expectedJars} libraries, ${Math.round(bytes / 1e6)} MB`,
    );
  });

  let exitCode: number | null;
  try {
    exitCode = await ended;
  } catch {
    throw new StartupError(
      `There is no Maven (mvn) in PATH, which the first start needs to download Neo4j: install it (such as apt install maven); ${otherWays}`,
    );
  }
  if (exitCode !== 0) {
    throw new StartupError(
      `Neo4j could not be downloaded (${fault ?? complaint ?? `Maven ended with ${exitCode}`}): check that Maven can reach its repository and start again; the download continues where it stopped; ${otherWays}`,
    );
  }
}
