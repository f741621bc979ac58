import { useSyncExternalStore } from "react";
import { remember, subscribe } from "./remembered";

export const notificationsKey = "greenroom.notifications";

/** `denied`: the browser was told never to ask. `unsupported`: it cannot, as over plain http. */
export type NotificationState = "on" | "off" | "denied" | "unsupported";

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
    turnOn: async () => {
      const granted = (await Notification.requestPermission()) === "granted";
      remember(notificationsKey, granted ? "on" : null);
    },
    turnOff: () => remember(notificationsKey, null),
  };
}
