import { Download, Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { inputClass } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Segments } from "@/components/ui/segments";
import type { Task } from "@/lib/api/types";
import { asText, type LogLevel, logLevels, type Told } from "@/lib/task-log";

interface Props {
  task: Task;
  /** All there are. */
  rows: Told[];
  level: LogLevel;
  words: string;
  onLevel: (level: LogLevel) => void;
  onWords: (words: string) => void;
}

export function TaskLogTools({ task, rows, level, words, onLevel, onWords }: Props) {
  const t = useTranslations("task.log");
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <div className="relative min-w-40 flex-1 basis-full sm:basis-0">
        <Search
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
          aria-hidden="true"
        />
        <input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={words}
          onChange={(event) => onWords(event.target.value)}
          className={`${inputClass} h-9! rounded-lg pl-9! text-sm!`}
        />
      </div>
      <Segments
        label={t("level")}
        options={logLevels.map((value) => ({ value, label: t(`levels.${value}`) }))}
        value={level}
        onChange={onLevel}
      />
      <IconButton
        icon={Download}
        label={t("download")}
        onClick={() => save(`${task.id}.log`, asText(rows))}
      />
    </div>
  );
}

function save(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
