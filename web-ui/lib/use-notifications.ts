import { useSyncExternalStore } from "react";

export const notificationsKey = "greenroom.notifications";

/** `denied`: the browser was told never to ask. `unsupported`: it cannot, as over plain http. */
export type NotificationState = "on" | "off" | "denied" | "unsupported";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function remember(wanted: boolean) {
  if (wanted) localStorage.setItem(notificationsKey, "on");
  else localStorage.removeItem(notificationsKey);
  for (const listener of listeners) listener();
}

export function readNotifications(): NotificationState {
  if (!("Notification" in globalThis) || !globalThis.isSecureContext) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  const wanted = localStorage.getItem(notificationsKey) === "on";
  return wanted && Notification.permission === "granted" ? "on" : "off";
}

/** Whether this browser tells of finished tasks. Only `turnOn` asks the browser for leave. */
export function useNotifications() {
  const state = useSyncExternalStore(subscribe, readNotifications, () => "off" as const);
  return {
    state,
    turnOn: async () => remember((await Notification.requestPermission()) === "granted"),
    turnOff: () => remember(false),
  };
}
