import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";

interface Props {
  busy: boolean;
  /** What came of the last try. */
  error: Error | null;
  cancel: string;
  submit: string;
  onCancel: () => void;
}

/** The end of a form in a dialog: what went wrong, and the two ways out. */
export function FormEnd({ busy, error, cancel, submit, onCancel }: Props) {
  return (
    <>
      {error && <ProblemNotice error={error} />}
      <div className="flex flex-wrap justify-end gap-3 pt-1">
        <Button onClick={onCancel}>{cancel}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {submit}
        </Button>
      </div>
    </>
  );
}
