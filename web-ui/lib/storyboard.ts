/** How many frames a storyboard has side by side, each of the middle of its share of the video. */
export const storyboardFrames = 10;
