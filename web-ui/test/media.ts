/** Playing as a browser does it, which jsdom does not: no time passes but what a test sets. */
export function fakeMedia(): void {
  const playing = new WeakSet<HTMLMediaElement>();
  const lengths = new WeakMap<HTMLMediaElement, number>();
  const media = HTMLMediaElement.prototype;
  const define = (name: string, how: PropertyDescriptor & ThisType<HTMLMediaElement>) =>
    Object.defineProperty(media, name, { configurable: true, ...how });
  define("readyState", { get: () => HTMLMediaElement.HAVE_ENOUGH_DATA });
  define("paused", {
    get() {
      return !playing.has(this);
    },
  });
  define("duration", {
    get() {
      return lengths.get(this) ?? Number.NaN;
    },
    set(seconds: number) {
      lengths.set(this, seconds);
      this.dispatchEvent(new Event("loadedmetadata"));
    },
  });
  media.play = async function () {
    playing.add(this);
    this.dispatchEvent(new Event("play"));
  };
  media.pause = function () {
    playing.delete(this);
    this.dispatchEvent(new Event("pause"));
  };
}
