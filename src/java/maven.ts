import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { StartupError } from "../config.ts";
import type { Environment, Purpose } from "./java.ts";

const reportEveryMs = 1_000;
const bytesPer: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };

interface MavenTask {
  readonly pom: string;
  readonly outputDir: string;
  /** About how many jars there are, for the progress. */
  readonly expectedJars: number;
  /** More options of Maven, such as -Dname=value. */
  readonly options?: readonly string[];
}

/**
 * Copies the dependencies of a pom.xml, direct and indirect, into a folder. Maven downloads those that its cache does
 * not have. Throws a StartupError if there is no Maven or it fails; what it has downloaded by then stays in its cache.
 */
export async function copyJars(
  task: MavenTask,
  report: (line: string) => void,
  env: Environment,
  { what, otherWays }: Purpose,
): Promise<void> {
  const goal = ["dependency:copy-dependencies", `-DoutputDirectory=${task.outputDir}`, ...(task.options ?? [])];
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
      `Downloading ${what}: ${Math.min(jars, task.expectedJars)} of about ${task.expectedJars} libraries, ${Math.round(bytes / 1e6)} MB`,
    );
  });

  let exitCode: number | null;
  try {
    exitCode = await ended;
  } catch {
    throw new StartupError(
      `There is no Maven (mvn) in PATH, which the first start needs to download ${what}: install it (such as apt install maven); ${otherWays}`,
    );
  }
  if (exitCode !== 0) {
    throw new StartupError(
      `Maven could not download ${what} (${fault ?? complaint ?? `Maven ended with ${exitCode}`}): check that Maven can reach its repository and start again; the download continues where it stopped; ${otherWays}`,
    );
  }
}
