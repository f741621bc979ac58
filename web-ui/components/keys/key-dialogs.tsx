import { useLast } from "@/lib/use-last";
import { EndKey } from "./end-key";
import { KeyFormDialog } from "./key-form-dialog";
import { KeyReveal } from "./key-reveal";
import { RotateKey } from "./rotate-key";
import type { KeyActs } from "./use-key-acts";

interface Props {
  acts: KeyActs;
  /** The key that this page is signed in with. */
  ownId: string | undefined;
}

/** All that stands over the page of keys. */
export function KeyDialogs({ acts, ownId }: Props) {
  const { creating, asked, secret, reveal, end, forget } = acts;
  const touched = useLast(asked);
  return (
    <>
      <KeyFormDialog open={creating} onSaved={reveal} onClose={end} />
      {touched && <TouchedKey key={touched.apiKey.id} {...{ touched, asked, ownId, reveal, end }} />}
      <KeyReveal secret={secret} onDone={forget} />
    </>
  );
}

interface TouchedProps extends Pick<KeyActs, "asked" | "reveal" | "end">, Pick<Props, "ownId"> {
  touched: NonNullable<KeyActs["asked"]>;
}

function TouchedKey({ touched: { apiKey, act }, asked, ownId, reveal, end }: TouchedProps) {
  const own = apiKey.id === ownId;
  return (
    <>
      <KeyFormDialog known={apiKey} open={asked?.act === "edit"} onSaved={reveal} onClose={end} />
      <RotateKey apiKey={apiKey} own={own} open={asked?.act === "rotate"} onRotated={reveal} onClose={end} />
      <EndKey
        apiKey={apiKey}
        how={act === "delete" ? "delete" : "disable"}
        own={own}
        open={asked?.act === "disable" || asked?.act === "delete"}
        onClose={end}
      />
    </>
  );
}
