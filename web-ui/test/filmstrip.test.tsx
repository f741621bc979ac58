import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { Filmstrip } from "@/components/ui/filmstrip";

afterEach(cleanup);

/** Of a video of 30 seconds. */
function Strip({ from }: { from: number }) {
  const [time, setTime] = useState(from);
  return (
    <Filmstrip
      src="/strip.jpg"
      frames={10}
      label="Place in the video"
      time={time}
      length={30}
      onSeek={setTime}
    />
  );
}

function show(from: number) {
  render(<Strip from={from} />);
  return screen.getByRole("slider", { name: "Place in the video" });
}

it.each([
  ["ArrowRight", "0:13 / 0:30"],
  ["ArrowUp", "0:13 / 0:30"],
  ["ArrowLeft", "0:11 / 0:30"],
  ["ArrowDown", "0:11 / 0:30"],
  ["PageUp", "0:15 / 0:30"],
  ["PageDown", "0:09 / 0:30"],
  ["Home", "0:00 / 0:30"],
  ["End", "0:30 / 0:30"],
])("goes through the video with %s, and says where it is", (key, place) => {
  const strip = show(12);
  expect(strip.tabIndex).toBe(0);
  // Neither does the page scroll.
  expect(fireEvent.keyDown(strip, { key })).toBe(false);
  expect(strip.getAttribute("aria-valuetext")).toBe(place);
});

it("stays within the video, and leaves every other key to the page", () => {
  const strip = show(29.5);
  fireEvent.keyDown(strip, { key: "ArrowRight" });
  expect(strip.getAttribute("aria-valuenow")).toBe("30");
  fireEvent.keyDown(strip, { key: "Home" });
  fireEvent.keyDown(strip, { key: "PageDown" });
  expect(strip.getAttribute("aria-valuenow")).toBe("0");
  expect(fireEvent.keyDown(strip, { key: "Tab" })).toBe(true);
});
