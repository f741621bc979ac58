import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import {
  createHuman,
  deleteHuman,
  getHuman,
  type HumanDraft,
  listHumans,
  listTasksUsing,
  replaceHuman,
  setHumanStatus,
} from "@/lib/api/digital-humans";
import { fileInfo } from "@/lib/api/files";
import type { DigitalHuman } from "@/lib/api/types";
import { dropHuman, humanKeys, putHuman } from "@/lib/human-cache";
import type { HumanFilter } from "@/lib/human-filter";
import { humanStatus } from "@/lib/human-status";

/** Page after page, newest first. The last answer stays while another filter is asked for. */
export function useHumanList(filter: HumanFilter) {
  return useInfiniteQuery({
    queryKey: humanKeys.list(filter),
    queryFn: async ({ pageParam, signal }) => {
      const page = await listHumans({ ...filter, cursor: pageParam, signal });
      return { ...page, last: page.data.at(-1) ?? null };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** @param known as a list has it, shown until the newest word is there */
export function useHuman(id: string, known: DigitalHuman | undefined) {
  return useQuery({
    queryKey: humanKeys.one(id),
    queryFn: ({ signal }) => getHuman(id, signal),
    placeholderData: known,
  });
}

/** A look at what an upload holds takes a few seconds; one that was never made is not waited for. */
const lookMillis = 2_000;
const mostLooks = 30;

/** What its video is: length, size, picture. */
export function useHumanFile({ video_path }: DigitalHuman) {
  const id = video_path.slice(video_path.lastIndexOf("/") + 1);
  return useQuery({
    queryKey: ["file", id],
    queryFn: ({ signal }) => fileInfo(id, signal),
    refetchInterval: ({ state }) =>
      state.data?.probed === false && state.dataUpdateCount < mostLooks ? lookMillis : false,
  });
}

const usersMillis = 3_000;

/** The tasks that have not ended and use it, looked at again while there are any. */
export function useTasksUsing(id: string, wanted: boolean) {
  return useQuery({
    enabled: wanted,
    queryKey: humanKeys.users(id),
    queryFn: ({ signal }) => listTasksUsing(id, signal),
    refetchInterval: ({ state }) => ((state.data?.data.length ?? 0) > 0 ? usersMillis : false),
  });
}

export interface HumanToSave extends HumanDraft {
  /** Null for a new one, which needs a video. */
  id: string | null;
}

export function useSaveHuman(onDone: (human: DigitalHuman) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, video_path, ...draft }: HumanToSave) => {
      if (id !== null) return replaceHuman(id, { ...draft, ...(video_path && { video_path }) });
      return createHuman({ ...draft, video_path: video_path ?? "" });
    },
    onSuccess: (human) => {
      putHuman(cache, human);
      onDone(human);
    },
  });
}

/** Takes one out of use, or back into it. */
export function useSwitchHuman() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, status }: DigitalHuman) => setHumanStatus(id, humanStatus[status].other),
    onSuccess: (human) => putHuman(cache, human),
  });
}

export function useDeleteHuman(id: string, onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => deleteHuman(id),
    onSuccess: () => {
      onDone();
      dropHuman(cache, id);
    },
    // A task may have come since the last look.
    onError: () => void cache.invalidateQueries({ queryKey: humanKeys.users(id) }),
  });
}
