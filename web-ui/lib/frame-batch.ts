/** A hidden tab draws no pictures: it is told this often instead. */
const hiddenMillis = 1000;

/** Gathers what comes until the next picture is drawn, and hands it over in one go; nothing more once it has ended. */
export function inBatches<T>(take: (items: T[]) => void, end?: AbortSignal): (item: T) => void {
  let items: T[] = [];
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    const all = items;
    items = [];
    if (!end?.aborted) take(all);
  };
  return (item) => {
    if (items.push(item) > 1) return;
    frame = requestAnimationFrame(flush);
    timer = setTimeout(flush, hiddenMillis);
  };
}
