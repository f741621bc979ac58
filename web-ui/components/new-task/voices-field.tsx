import { useTranslations } from "use-intl";
import { UploadsField } from "@/components/upload/uploads-field";
import { mostTasks } from "@/lib/api/batches";
import { EarlierVoice } from "./earlier-voice";
import { type Faults, voiceField } from "./faults";
import { useFaultWords } from "./use-fault-words";
import type { Voice, Voices } from "./use-voices";
import { VoiceTask } from "./voice-task";

interface Props {
  voices: Voices;
  faults: Faults;
  onEdit: (field: string) => void;
}

/** What is said: an audio makes a task, several make one each. */
export function VoicesField({ voices, faults, onEdit }: Props) {
  const t = useTranslations("newTask");
  const say = useFaultWords();
  const { all, uploads } = voices;
  const earlier = all.find(({ file }) => file === null);

  const task = (voice: Voice) => (
    <VoiceTask
      voice={voice}
      error={say(faults[voiceField(voice.id)])}
      nameError={say(faults[voiceField(voice.id, "name")])}
      onEntitle={(title) => {
        voices.entitle(voice.id, title);
        onEdit(voiceField(voice.id, "name"));
      }}
    />
  );
  return (
    <div className="space-y-2.5">
      {earlier && (
        <EarlierVoice voice={earlier} label={t("audio")} onRemove={() => voices.remove(earlier.id)}>
          {task(earlier)}
        </EarlierVoice>
      )}
      <UploadsField
        label={t(earlier ? "audioMore" : "audio")}
        hint={t("audioHint")}
        uploads={uploads}
        most={mostTasks - (earlier ? 1 : 0)}
        onChoose={() => onEdit("audio_path")}
        error={say(faults.audio_path)}
      >
        {({ key }) => {
          const voice = all.find(({ id }) => id === key);
          return voice && task(voice);
        }}
      </UploadsField>
    </div>
  );
}
