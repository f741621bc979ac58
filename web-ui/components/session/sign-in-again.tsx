import { Description, DialogTitle } from "@headlessui/react";
import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Overlay } from "@/components/ui/overlay";
import { routes } from "@/lib/routes";
import { KeyField } from "./key-field";
import { SignInProblem } from "./sign-in-problem";
import { takeUpAgain } from "./use-session";
import { useSignIn } from "./use-sign-in";

interface Props {
  open: boolean;
  onDone: () => void;
}

/** The session ended in the middle of work: the page stays as it is behind this, with all that was typed into it. */
export function SignInAgain({ open, onDone }: Props) {
  const t = useTranslations("login");
  const cache = useQueryClient();
  const pathname = usePathname();
  const { submit, missing, error, busy } = useSignIn(async () => {
    await takeUpAgain(cache);
    onDone();
  });

  return (
    // Nothing on the page can be done without a session: neither Escape nor a click beside it is an answer.
    <Overlay open={open} onClose={() => {}} className="max-w-md overflow-y-auto p-6">
      <DialogTitle className="text-lg">{t("again.title")}</DialogTitle>
      <Description className="mt-2 text-muted">{t("again.text")}</Description>
      <form onSubmit={submit} noValidate className="mt-5 space-y-5">
        <KeyField missing={missing} />
        {error && <SignInProblem error={error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-1">
          <a href={routes.login(pathname)} className={buttonClass("bare")}>
            {t("again.leave")}
          </a>
          <Button type="submit" look="primary" busy={busy}>
            {t("again.submit")}
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
