import { type RefObject, useEffect } from "react";
import { originalAt } from "@/lib/original-time";

/** Seconds that nobody sees; a jump, which a playing video needs a moment for, is seen. */
const mostApart = { playing: 0.2, standing: 0.02 };

const leaderNews = [
  "play",
  "playing",
  "pause",
  "waiting",
  "ended",
  "seeking",
  "seeked",
  "timeupdate",
  "ratechange",
];

/** While it was on its way to one place the result may have gone to another. */
const followerNews = ["loadedmetadata", "seeked"];

/** Keeps the original, once it is there, at the place that the result shows: plays, pauses and jumps with it. */
export function useFollower(result: RefObject<HTMLVideoElement | null>, original: HTMLVideoElement | null) {
  useEffect(() => {
    const leads = result.current;
    if (!leads || !original) return;
    const align = () => follow(leads, original);
    let frame = 0;
    const go = () => {
      align();
      frame = requestAnimationFrame(go);
    };
    const listen = () => {
      cancelAnimationFrame(frame);
      // What goes backwards is put frame by frame.
      if (leads.paused) align();
      else go();
    };
    for (const news of leaderNews) leads.addEventListener(news, listen);
    for (const news of followerNews) original.addEventListener(news, align);
    listen();
    return () => {
      cancelAnimationFrame(frame);
      for (const news of leaderNews) leads.removeEventListener(news, listen);
      for (const news of followerNews) original.removeEventListener(news, align);
    };
  }, [result, original]);
}

function follow(leads: HTMLVideoElement, original: HTMLVideoElement) {
  const { at, forwards } = originalAt(leads.currentTime, original.duration);
  const stuck = leads.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
  const plays = forwards && !leads.paused && !leads.ended && !stuck;
  // A play that a pause overtakes is refused, which is no fault.
  if (plays && original.paused) void original.play().catch(() => {});
  if (!plays && !original.paused) original.pause();
  const behind = at - original.currentTime;
  const far = Math.abs(behind) > (plays ? mostApart.playing : mostApart.standing);
  if (far && !original.seeking) original.currentTime = at;
  // What is little is made up for within seconds, unseen.
  original.playbackRate = leads.playbackRate * (far ? 1 : 1 + behind / 2);
}
