import { SingleBar } from "cli-progress";

/** A bar on a terminal; elsewhere a plain line every so often. */
export function progressOf(total: number, what: string): (done: number) => void {
  if (process.stderr.isTTY) {
    const bar = new SingleBar({
      format: `{bar} {value}/{total} ${what}, {eta_formatted} left`,
      stream: process.stderr,
    });
    bar.start(total, 0);
    return (done) => {
      bar.update(done);
      if (done === total) bar.stop();
    };
  }
  const step = Math.max(1, Math.ceil(total / 10));
  let shown = 0;
  return (done) => {
    if (done === 0 || (done !== total && Math.floor(done / step) === Math.floor(shown / step))) return;
    shown = done;
    console.error(`${done} of ${total} ${what}`);
  };
}

/** The same, where the total is told with the first progress. */
export function lazyProgress(what: string): (done: number, total: number) => void {
  let progress: ((done: number) => void) | undefined;
  return (done, total) => {
    progress ??= progressOf(total, what);
    progress(done);
  };
}
