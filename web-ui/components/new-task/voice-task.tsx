import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { FieldGroup } from "@/components/ui/field-group";
import { titleOf } from "@/lib/format";
import { AudioPlayer } from "./audio-player";
import type { Voice } from "./use-voices";

interface Props {
  voice: Voice;
  /** What is wrong with the audio, or with its task as a whole. */
  error?: string | undefined;
  nameError?: string | undefined;
  onEntitle: (title: string) => void;
}

/** Below an audio: how it sounds, and the name of the task that it makes. */
export function VoiceTask({ voice, error, nameError, onEntitle }: Props) {
  const t = useTranslations("newTask");
  return (
    <div className="border-t border-line px-4 pt-3 pb-4">
      <FieldGroup quiet label={voice.fileName} error={error} className="space-y-3">
        <AudioPlayer voice={voice} />
        <Field
          label={t("name")}
          value={voice.title}
          maxLength={255}
          placeholder={titleOf(voice.fileName)}
          autoComplete="off"
          onChange={(event) => onEntitle(event.target.value)}
          error={nameError}
        />
      </FieldGroup>
    </div>
  );
}
