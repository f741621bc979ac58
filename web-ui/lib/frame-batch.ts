/** A hidden tab draws no pictures: it is told this often instead. */
const hiddenMillis = 1000;

/** Gathers what comes until the next picture is drawn, and hands it over in one go. */
export function inBatches<T>(take: (items: T[]) => void): (item: T) => void {
  let items: T[] = [];
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    const all = items;
    items = [];
    take(all);
  };
  return (item) => {
    if (items.push(item) > 1) return;
    frame = requestAnimationFrame(flush);
    timer = setTimeout(flush, hiddenMillis);
  };
}
