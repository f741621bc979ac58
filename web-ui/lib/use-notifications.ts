import { useSyncExternalStore } from "react";
import { remember, subscribe } from "./remembered";

export const notificationsKey = "greenroom.notifications";

/**
 * `denied`: the browser was told never to ask. `unsupported`: it has none, as over plain http. `withheld`: it has them for
 * apps alone, as on Android, and tells so only when one is made.
 */
export type NotificationState = "on" | "off" | "denied" | "unsupported" | "withheld";

export function readNotifications(): NotificationState {
  if (!("Notification" in globalThis) || !globalThis.isSecureContext) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  const remembered = localStorage.getItem(notificationsKey);
  if (remembered === "withheld") return "withheld";
  return remembered === "on" && Notification.permission === "granted" ? "on" : "off";
}

/** Null where the browser has none for pages, which is remembered. */
export function notify(title: string, options?: NotificationOptions): Notification | null {
  try {
    return new Notification(title, options);
  } catch {
    remember(notificationsKey, "withheld");
    return null;
  }
}

/** Whether this browser tells of finished tasks. Only `turnOn` asks the browser for leave. */
export function useNotifications() {
  const state = useSyncExternalStore(subscribe, readNotifications, () => "off" as const);
  return {
    state,
    turnOn: async () => {
      // Without leave it shows nothing, and tells whether there are any.
      if (Notification.permission === "default" && notify("") === null) return;
      const granted = (await Notification.requestPermission()) === "granted";
      remember(notificationsKey, granted ? "on" : null);
    },
    turnOff: () => remember(notificationsKey, null),
  };
}
