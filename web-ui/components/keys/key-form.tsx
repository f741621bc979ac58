import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { FormEnd } from "@/components/settings/form-end";
import { Field } from "@/components/ui/field";
import type { ApiKey, Scope } from "@/lib/api/types";
import { type Expiry, endOf } from "@/lib/expiry";
import { ExpiryField } from "./expiry-field";
import { ScopeFields } from "./scope-fields";
import { WorkspaceField } from "./workspace-field";

export interface KeyAnswers {
  name: string;
  scopes: Scope[];
  /** Null: a new one of its own. */
  workspace: string | null;
  /** Undefined: as it is; null: never. */
  expiresAt: string | null | undefined;
}

interface Props {
  /** The key to change; left out for a new one. */
  known: ApiKey | undefined;
  busy: boolean;
  error: Error | null;
  onSubmit: (answers: KeyAnswers) => void;
  onCancel: () => void;
}

/** What a key is called, may do, and how long. */
export function KeyForm({ known, busy, error, onSubmit, onCancel }: Props) {
  const t = useTranslations("keys.form");
  const [name, setName] = useState(known?.name ?? "");
  const [scopes, setScopes] = useState<Scope[]>(known?.scopes ?? ["read", "submit"]);
  const [workspace, setWorkspace] = useState<string | null>(null);
  const [expiry, setExpiry] = useState<[Expiry, string]>([known ? "keep" : "never", ""]);
  const [tried, setTried] = useState(false);
  const expiresAt = endOf(...expiry, new Date());

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "" || scopes.length === 0 || expiresAt === "missing") return;
    onSubmit({ name: name.trim(), scopes, workspace, expiresAt });
  };

  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      <Field
        label={t("name")}
        hint={t("nameHint")}
        value={name}
        maxLength={255}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
        error={tried && name.trim() === "" ? t("nameMissing") : undefined}
      />
      <ScopeFields value={scopes} onChange={setScopes} missing={tried && scopes.length === 0} />
      {!known && <WorkspaceField value={workspace} onChange={setWorkspace} />}
      <ExpiryField
        value={expiry[0]}
        day={expiry[1]}
        keepable={known !== undefined}
        missing={tried && expiresAt === "missing"}
        onChange={(...next) => setExpiry(next)}
      />
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
