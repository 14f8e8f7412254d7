const slowFrameMs = 100;
const enough = 3;

export interface FrameWatch {
  begin(): void;
  end(): void;
}

/** Calls `onSlow` once some frames in a row were slow. */
export function watchFrames(onSlow: () => void): FrameWatch {
  let began = 0;
  let slowFrames = 0;
  return {
    begin() {
      began = performance.now();
    },
    end() {
      // The graphics card, or what computes in its place, draws after this: the time until the next frame tells how long.
      requestAnimationFrame(() => {
        slowFrames = performance.now() - began > slowFrameMs ? slowFrames + 1 : 0;
        if (slowFrames === enough) onSlow();
      });
    },
  };
}
