/** What is done all the time, with a pause between: for what must not wait for the minute of a schedule. */

export interface Loop {
  /** No other turn begins; the one under way may finish, for this long at most. */
  stop: (graceMs: number) => Promise<void>;
}

/** @param say what is done with the error of a turn; the next one comes all the same */
export function repeat(turn: () => Promise<void>, pauseMs: number, say: (error: Error) => void): Loop {
  let stopped = false;
  let wake = () => {};
  const going = (async () => {
    while (!stopped) {
      await turn().catch((error: unknown) => say(error instanceof Error ? error : new Error(String(error))));
      if (!stopped) await pause(pauseMs, (end) => (wake = end));
    }
  })();
  return {
    stop: async (graceMs) => {
      stopped = true;
      wake();
      await Promise.race([going, pause(graceMs)]);
    },
  };
}

/** Ends after so long, or when `ending` is called. Keeps no process alive. */
function pause(ms: number, ending: (end: () => void) => void = () => undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    ending(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
