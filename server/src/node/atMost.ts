/** Does what it is given as soon as fewer than so many other things are under way; what waits is done in its order. */
export function atMost(count: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let waiting: (() => void)[] = [];
  /** How many of those that wait have begun. */
  let begun = 0;
  let free = count;
  const passOn = () => {
    const next = waiting[begun++];
    if (next) return next();
    waiting = [];
    begun = 0;
    free++;
  };
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      passOn();
    }
  };
}
