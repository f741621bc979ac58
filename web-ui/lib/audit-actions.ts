import {
  Archive,
  Ban,
  CirclePause,
  CirclePlay,
  FileX,
  KeyRound,
  type LucideIcon,
  MailWarning,
  Pause,
  Play,
  RotateCcw,
  Trash2,
  Users,
  UserX,
} from "lucide-react";

/** All that is kept, in the order in which a person looks for it. */
export const auditActions = [
  "api_key_created",
  "api_key_changed",
  "api_key_rotated",
  "api_key_deleted",
  "workspace_created",
  "workspace_changed",
  "task_cancelled",
  "task_deleted",
  "digital_human_deleted",
  "file_deleted",
  "worker_drained",
  "worker_resumed",
  "dispatch_paused",
  "dispatch_resumed",
  "parked_message_replayed",
  "parked_messages_dropped",
  "retention_started",
] as const;

export type AuditAction = (typeof auditActions)[number];

const icons: Record<AuditAction, LucideIcon> = {
  api_key_created: KeyRound,
  api_key_changed: KeyRound,
  api_key_rotated: KeyRound,
  api_key_deleted: KeyRound,
  workspace_created: Users,
  workspace_changed: Users,
  task_cancelled: Ban,
  task_deleted: Trash2,
  digital_human_deleted: UserX,
  file_deleted: FileX,
  worker_drained: Pause,
  worker_resumed: Play,
  dispatch_paused: CirclePause,
  dispatch_resumed: CirclePlay,
  parked_message_replayed: RotateCcw,
  parked_messages_dropped: MailWarning,
  retention_started: Archive,
};

/** A newer gateway may keep what this page has no word for. */
export function isKnown(action: string): action is AuditAction {
  return auditActions.some((known) => known === action);
}

export function auditIcon(action: string): LucideIcon {
  return isKnown(action) ? icons[action] : Archive;
}
