import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField } from "@/components/ui/select-field";
import type { ApiKey } from "@/lib/api/types";
import { useRotateKey } from "./use-keys";

interface Props {
  apiKey: ApiKey;
  /** Whether this page is signed in with it. */
  own: boolean;
  open: boolean;
  onRotated: (secret: string | null) => void;
  onClose: () => void;
}

/** For how many seconds the old key goes on to work. */
const overlaps = { now: 0, hour: 3600, day: 86_400, week: 604_800, month: 2_592_000 } as const;
type Overlap = keyof typeof overlaps;

/** Puts another key in its place; both work for a while, so that nothing stops. */
export function RotateKey({ apiKey, own, open, onRotated, onClose }: Props) {
  const t = useTranslations("keys.confirmRotate");
  const keep = useTranslations("keys")("leave");
  const [overlap, setOverlap] = useState<Overlap>("day");
  const { mutate, reset, isPending, error } = useRotateKey();
  // Ending one's own key at once would sign out the page that shows the new one.
  const offered = (Object.keys(overlaps) as Overlap[]).filter((one) => one !== "now" || !own);

  const close = () => {
    if (isPending) return;
    reset();
    onClose();
  };
  const rotate = () =>
    mutate(
      { id: apiKey.id, overlap: overlaps[overlap] },
      {
        onSuccess: ({ key }) => {
          reset();
          onRotated(key ?? null);
        },
      },
    );
  return (
    <ConfirmDialog
      open={open}
      title={t("title", { name: apiKey.name })}
      text={t("text")}
      confirm={t("confirm")}
      keep={keep}
      look="primary"
      busy={isPending}
      onConfirm={rotate}
      onClose={close}
    >
      <SelectField
        label={t("overlap")}
        value={overlap}
        onChange={(event) => setOverlap(event.target.value as Overlap)}
        options={offered.map((value) => ({ value, label: t(value) }))}
      />
      {error && (
        <div className="mt-4">
          <ProblemNotice error={error} />
        </div>
      )}
    </ConfirmDialog>
  );
}
