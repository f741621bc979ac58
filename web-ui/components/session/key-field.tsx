import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";

/** Takes an API key, hidden as a password is until it is asked to be seen. */
export function KeyField({ missing }: { missing: boolean }) {
  const t = useTranslations("login");
  const [visible, setVisible] = useState(false);
  return (
    <Field
      label={t("key")}
      name="key"
      type={visible ? "text" : "password"}
      autoComplete="current-password"
      autoCapitalize="off"
      spellCheck={false}
      error={missing ? t("required") : undefined}
      trailing={
        <IconButton
          icon={visible ? EyeOff : Eye}
          label={visible ? t("hide") : t("show")}
          onClick={() => setVisible(!visible)}
        />
      }
    />
  );
}
