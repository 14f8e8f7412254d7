import closeWithGrace from "close-with-grace";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** After these no JavaScript can be run safely. */
const unsafe = ["SIGILL", "SIGBUS", "SIGFPE", "SIGSEGV", "SIGTRAP", "SIGABRT"] as const;
/** npm passes on a signal that a terminal, or a kill of the process group, has sent to this process too. */
const sameSignalMs = 2_000;
const parentLookMs = 500;

/**
 * Calls `end` once, at a signal, when the parent process is gone, or with an error that nobody caught, and exits: with
 * code 0, or with 1 after an error. A second signal, two seconds later or more, exits at once with code 1.
 * `parent` is the id of the process whose end counts as a signal; null for none.
 */
export function endWithGrace(parent: number | null, end: (error?: unknown) => Promise<void>): void {
  const closing = closeWithGrace({ delay: false, skip: [...signals, ...unsafe, "beforeExit"] }, ({ err }) => end(err));
  let began: number | undefined;
  const begin = () => {
    if (began === undefined) {
      began = performance.now();
      closing.close();
    } else if (performance.now() - began > sameSignalMs) {
      process.exit(1);
    }
  };
  for (const signal of signals) process.on(signal, begin);
  if (parent === null) return;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    if (began === undefined) begin();
  }, parentLookMs).unref();
}
