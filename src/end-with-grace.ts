import closeWithGrace from "close-with-grace";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** After these signals the state of the process is undefined: it must end at once, without running JavaScript. */
const unsafe = ["SIGILL", "SIGBUS", "SIGFPE", "SIGSEGV", "SIGTRAP", "SIGABRT"] as const;
/** A Ctrl-C, or a signal to the process group, reaches this process twice: directly, and forwarded by npm. */
const duplicateSignalMs = 2_000;
const parentCheckMs = 500;

/**
 * Calls `end` once and then exits: on a signal, when the parent process has ended, or on an uncaught error, which it
 * passes to `end`. The exit code is 0, or 1 after an error. A second signal after two seconds or more exits at once with
 * code 1. `parent` is the id of the process whose end counts as a signal, or null.
 *
 * close-with-grace handles the errors, the call and the exit. Two things are done here because it has no option for
 * them. It exits at once on a second signal, which would turn every Ctrl-C under `npm start` into a hard stop. And it
 * does not watch the parent: npm that is killed cannot forward a signal.
 */
export function endWithGrace(parent: number | null, end: (error?: unknown) => Promise<void>): void {
  const closing = closeWithGrace({ delay: false, skip: [...signals, ...unsafe, "beforeExit"] }, ({ err }) => end(err));
  let startedAt: number | undefined;
  const onSignal = () => {
    if (startedAt === undefined) {
      startedAt = performance.now();
      closing.close();
    } else if (performance.now() - startedAt > duplicateSignalMs) {
      process.exit(1);
    }
  };
  for (const signal of signals) process.on(signal, onSignal);
  if (parent === null) return;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    if (startedAt === undefined) onSignal();
  }, parentCheckMs).unref();
}
