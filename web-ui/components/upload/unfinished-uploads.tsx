import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { History, X } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { IconButton } from "@/components/ui/icon-button";
import type { Unfinished } from "@/lib/api/types";
import { endUpload, isOf, listUnfinished } from "@/lib/api/uploads";
import { kindOfName } from "@/lib/uploads/media-kind";
import type { Uploads } from "./use-uploads";

const queryKey = ["uploads"];

/** What was broken off by a reload or a closed page: choosing the same file again goes on with it. */
export function UnfinishedUploads({ uploads }: { uploads: Uploads }) {
  const t = useTranslations("upload");
  const format = useFormatter();
  const cache = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => listUnfinished(signal),
    // Looked at when the page is opened; what is begun on it stands in its own row.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const left = (data ?? []).filter(
    (upload) =>
      upload.offset_bytes > 0 &&
      kindOfName(upload.name) === uploads.kind &&
      !uploads.items.some(({ file }) => isOf(file, upload)),
  );
  const discard = useMutation({
    mutationFn: ({ url }: Unfinished) => endUpload(url),
    onMutate: (upload) =>
      void cache.setQueryData<Unfinished[]>(queryKey, (all) => all?.filter(({ id }) => id !== upload.id)),
    onError: () => void cache.invalidateQueries({ queryKey }),
  });
  if (left.length === 0) return null;

  return (
    <>
      <ul aria-label={t("unfinished.title")} className="space-y-1.5">
        {left.map((upload) => (
          <li
            key={upload.id}
            className="flex items-center gap-2.5 rounded-lg bg-sunken py-0.5 pr-1 pl-3 text-sm"
          >
            <History className="size-4 shrink-0 text-muted" aria-hidden="true" />
            <p className="min-w-0 flex-1 py-1.5 break-words text-muted">
              {t.rich("unfinished.goOn", {
                name: upload.name,
                percent: format.number(upload.offset_bytes / upload.size_bytes, { style: "percent" }),
                strong: (text) => <span className="font-medium text-ink">{text}</span>,
              })}
            </p>
            <IconButton
              icon={X}
              label={t("unfinished.discard", { name: upload.name })}
              onClick={() => discard.mutate(upload)}
            />
          </li>
        ))}
      </ul>
      {discard.error && <ProblemNotice error={discard.error} />}
    </>
  );
}
