import { useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { Thumbnail } from "@/components/ui/thumbnail";
import { posterUrl } from "@/lib/api/digital-humans";
import { ApiError } from "@/lib/api/problem";
import { placeHref } from "@/lib/human-filter";
import { useTaskHuman } from "./use-tasks";

/** Who speaks in a task. */
export function TaskHuman({ id }: { id: string }) {
  const t = useTranslations("task");
  const { data: human, error, isPending } = useTaskHuman(id);
  if (isPending) return <Skeleton className="ml-auto h-5 w-24" />;
  const gone = error instanceof ApiError && error.status === 404;
  if (gone || !human) return <span className="text-faint">{t(gone ? "humanGone" : "humanUnknown")}</span>;
  return (
    <Link
      href={placeHref({ human: human.id })}
      className="inline-flex max-w-full items-center gap-2 align-middle text-accent hover:underline"
    >
      <Thumbnail src={posterUrl(human)} className="w-9 shrink-0 rounded-md!" />
      <span className="truncate">{human.name}</span>
    </Link>
  );
}
