"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useTaskWords } from "@/components/tasks/task-words";
import type { Task } from "@/lib/api/types";
import { Completions } from "@/lib/completions";
import { routes } from "@/lib/routes";
import { notify, useNotifications } from "@/lib/use-notifications";
import { useLiveFrames, useLiveTopic } from "./live-provider";

/** Ends that come together are told together. */
const gatherMillis = 1500;

/** Tells by the system's notifications which tasks have ended while the reader looks elsewhere, if that was asked for. */
export function CompletionNotices() {
  const { state } = useNotifications();
  return state === "on" ? <Notices /> : null;
}

function Notices() {
  const tell = useTell();
  const latest = useRef(tell);
  latest.current = tell;
  const [completions] = useState(() => new Completions());
  const gathered = useRef<Task[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  useLiveTopic("tasks");
  useLiveFrames((frame) => {
    const task = completions.hear(frame, Date.now());
    if (!task || document.hasFocus()) return;
    gathered.current.push(task);
    if (gathered.current.length > 1) return;
    timer.current = setTimeout(() => {
      latest.current(gathered.current);
      gathered.current = [];
    }, gatherMillis);
  });
  return null;
}

/** One task by its name, several by their number. */
function useTell() {
  const t = useTranslations("notifications");
  const words = useTaskWords();
  const router = useRouter();
  return (tasks: Task[]) => {
    const [first] = tasks;
    if (!first) return;
    const failed = tasks.filter(({ status }) => status === "failed").length;
    const one = tasks.length === 1;
    const title = one
      ? t(failed ? "failed" : "completed", { name: first.name })
      : t("several", { completed: tasks.length - failed, failed });
    const notice = notify(title, {
      // The same end in another tab takes the place of this one.
      tag: one ? first.id : "greenroom-tasks",
      icon: "/icon.svg",
      ...(one && failed && { body: words.failure(first) }),
    });
    if (!notice) return;
    notice.onclick = () => {
      window.focus();
      router.push(one ? routes.task(first.id) : routes.tasks());
      notice.close();
    };
  };
}
