/** What the browser finds in a file; what it does not know is null. */
export interface MediaFacts {
  seconds: number | null;
  /** Null where there are no pictures. */
  width: number | null;
  height: number | null;
}

/** Some containers make a browser look through all of the file. */
const patienceMillis = 5_000;

/** Null where this browser cannot read the file: that alone says nothing against it. */
export function readFacts(file: Blob): Promise<MediaFacts | null> {
  const address = URL.createObjectURL(file);
  const element = document.createElement("video");
  element.preload = "metadata";
  element.muted = true;
  return new Promise<MediaFacts | null>((resolve) => {
    const patience = setTimeout(() => resolve(null), patienceMillis);
    const found = (facts: MediaFacts | null) => {
      clearTimeout(patience);
      resolve(facts);
    };
    element.onerror = () => found(null);
    element.onloadedmetadata = () =>
      found({
        seconds: Number.isFinite(element.duration) ? element.duration : null,
        width: element.videoWidth || null,
        height: element.videoHeight || null,
      });
    element.src = address;
  }).finally(() => {
    element.removeAttribute("src");
    URL.revokeObjectURL(address);
  });
}
