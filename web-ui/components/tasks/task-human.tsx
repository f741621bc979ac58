import { useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { Thumbnail } from "@/components/ui/thumbnail";
import { routes } from "@/lib/routes";
import { useTaskHuman } from "./use-tasks";

/** Who speaks in a task. */
export function TaskHuman({ id }: { id: string }) {
  const t = useTranslations("task");
  const { data: human, isPending } = useTaskHuman(id);
  if (isPending) return <Skeleton className="ml-auto h-5 w-24" />;
  if (!human) return <span className="text-faint">{t("humanGone")}</span>;
  return (
    <Link
      href={routes.digitalHumans}
      className="inline-flex max-w-full items-center gap-2 align-middle text-accent hover:underline"
    >
      <Thumbnail src={human.thumbnail_url} className="w-9 shrink-0 rounded-md!" />
      <span className="truncate">{human.name}</span>
    </Link>
  );
}
