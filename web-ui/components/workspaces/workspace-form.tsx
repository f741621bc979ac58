import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { FormEnd } from "@/components/settings/form-end";
import { Field } from "@/components/ui/field";
import type { Workspace } from "@/lib/api/types";
import type { WantedWorkspace } from "@/lib/api/workspaces";
import { type CapAnswer, capNames, capOf, readCap } from "@/lib/caps";
import { CapField } from "./cap-field";

interface Props {
  /** The one to change; null for a new one. */
  known: Workspace | null;
  busy: boolean;
  error: Error | null;
  onSubmit: (wanted: WantedWorkspace) => void;
  onCancel: () => void;
}

/** What a workspace is called, and how much it may have. */
export function WorkspaceForm({ known, busy, error, onSubmit, onCancel }: Props) {
  const t = useTranslations("workspaces.form");
  const [name, setName] = useState(known?.name ?? "");
  const [running, setRunning] = useState(readCap("max_running", known?.max_running ?? null));
  const [pending, setPending] = useState(readCap("max_pending", known?.max_pending ?? null));
  const [stored, setStored] = useState(readCap("max_stored_bytes", known?.max_stored_bytes ?? null));
  const [tried, setTried] = useState(false);

  const caps = {
    max_running: [running, setRunning],
    max_pending: [pending, setPending],
    max_stored_bytes: [stored, setStored],
  } as const satisfies Record<string, readonly [CapAnswer, (answer: CapAnswer) => void]>;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const max_running = capOf("max_running", running);
    const max_pending = capOf("max_pending", pending);
    const max_stored_bytes = capOf("max_stored_bytes", stored);
    if (name.trim() === "") return;
    if (max_running === "wrong" || max_pending === "wrong" || max_stored_bytes === "wrong") return;
    onSubmit({ name: name.trim(), max_running, max_pending, max_stored_bytes });
  };

  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      <Field
        label={t("name")}
        value={name}
        maxLength={255}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
        error={tried && name.trim() === "" ? t("nameMissing") : undefined}
      />
      {capNames.map((cap) => (
        <CapField
          key={cap}
          name={cap}
          value={caps[cap][0]}
          onChange={caps[cap][1]}
          wrong={tried && capOf(cap, caps[cap][0]) === "wrong"}
        />
      ))}
      <p className="text-sm text-muted">{t("meaning")}</p>
      <FormEnd
        busy={busy}
        error={error}
        cancel={t("cancel")}
        submit={t(known ? "save" : "create")}
        onCancel={onCancel}
      />
    </form>
  );
}
