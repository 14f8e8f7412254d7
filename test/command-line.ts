import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { testDatabase } from "./test-database.ts";

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a built command, such as "src/bin/import", on the database of the tests. */
export async function runCommand(path: string, ...args: readonly string[]): Promise<Ended> {
  return runWithInput(path, "", ...args);
}

/** The same, with this standard input. */
export async function runWithInput(path: string, input: string, ...args: readonly string[]): Promise<Ended> {
  const running = promisify(execFile)(process.execPath, [`dist/${path}.js`, ...args], { env: environment() });
  running.child.stdin?.end(input);
  return running.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
  );
}

/** The exit code and standard error of a command whose standard output is closed. */
export async function runUnread(path: string, ...args: readonly string[]): Promise<Omit<Ended, "stdout">> {
  const child = spawn(process.execPath, [`dist/${path}.js`, ...args], { env: environment() });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number>((resolve) => child.on("close", resolve));
  return { code, stderr };
}

function environment(): NodeJS.ProcessEnv {
  const { uri, user, password, database } = testDatabase();
  return { ...process.env, NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database };
}
