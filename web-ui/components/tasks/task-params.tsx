import { useTranslations } from "use-intl";
import { FactList } from "@/components/ui/fact-list";
import type { Task } from "@/lib/api/types";

/** What the engine was told, as it was told; nothing where it was left to itself. */
export function TaskParams({ task }: { task: Task }) {
  const t = useTranslations("task");
  // The engine has its own line among the details.
  const params = Object.entries(task.params ?? {}).filter(([name]) => name !== "engine");
  if (params.length === 0) return null;
  return (
    <section aria-labelledby="params">
      <h2 id="params" className="mb-3 text-base">
        {t("params")}
      </h2>
      <FactList
        facts={params.map(([name, value]) => [
          name,
          <code key={name} className="font-mono text-xs break-all">
            {typeof value === "string" ? value : JSON.stringify(value)}
          </code>,
        ])}
      />
    </section>
  );
}
