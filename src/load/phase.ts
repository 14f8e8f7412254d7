import { SingleBar } from "cli-progress";

/** Runs a step, and reports its progress and duration on standard error. */
export type Phase = <T>(
  title: string,
  total: number,
  work: (done: (count: number) => void) => Promise<T>,
) => Promise<T>;

/** A progress bar on a terminal if the total is known; otherwise a line after every tenth. */
export const reportedPhase: Phase = async (title, total, work) => {
  const began = performance.now();
  const bar = process.stderr.isTTY && total > 0 ? startedBar(title, total) : null;
  if (bar === null) console.error(title);
  let tenths = 0;
  const result = await work((count) => {
    bar?.update(Math.min(count, total));
    const reached = Math.floor((10 * count) / total);
    if (bar === null && reached > tenths && reached < 10) console.error(`  ${count} of ${total}`);
    tenths = Math.max(tenths, reached);
  });
  bar?.update(total);
  bar?.stop();
  console.error(`${bar === null ? "  done" : title} in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  return result;
};

function startedBar(title: string, total: number): SingleBar {
  const bar = new SingleBar({
    format: `${title} {bar} {value}/{total}, {eta_formatted} left`,
    stream: process.stderr,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return bar;
}
