/** Figures that move a little say so; who wants no motion sees them at their place at once. */
export function chartMotion(): false | { duration: number } {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 300 };
}

/** The page's own letters: a canvas inherits none. */
export function chartFont(): { family: string } {
  return { family: getComputedStyle(document.body).fontFamily };
}

/** A tooltip in the page's colours turned round. */
export function tooltipLook({ ink, canvas }: { ink: string; canvas: string }) {
  return {
    backgroundColor: ink,
    titleColor: canvas,
    bodyColor: canvas,
    cornerRadius: 8,
    padding: 10,
    boxPadding: 4,
    multiKeyBackground: ink,
  };
}
