import { useTranslations } from "use-intl";
import { useTask } from "@/components/tasks/use-tasks";
import { Link } from "@/components/ui/link";
import { ApiError } from "@/lib/api/problem";
import { routes } from "@/lib/routes";

/** The tasks that failed one after another on a worker, each with the way to what it says of that. */
export function QuarantinedTasks({ ids }: { ids: string[] }) {
  const t = useTranslations("workers.quarantine");
  if (ids.length === 0) return null;
  return (
    <ul aria-label={t("tasks")} className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
      {ids.map((id) => (
        <li key={id} className="min-w-0">
          <Failed id={id} />
        </li>
      ))}
    </ul>
  );
}

function Failed({ id }: { id: string }) {
  const t = useTranslations("workers.quarantine");
  const { data: task, error } = useTask(id);
  if (error instanceof ApiError && error.status === 404) {
    return <span className="text-faint">{t("deleted")}</span>;
  }
  return (
    <Link
      href={routes.task(id)}
      prefetch={false}
      className="block truncate font-medium underline decoration-edge underline-offset-4 hover:decoration-current"
    >
      {task?.name ?? id}
    </Link>
  );
}
