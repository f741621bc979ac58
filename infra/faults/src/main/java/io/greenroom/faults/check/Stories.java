package io.greenroom.faults.check;

import io.greenroom.faults.client.StoryPart;
import io.greenroom.faults.evidence.LogRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Logs without gaps: who reads on after the last row he knows has read every row, in order; and a socket leaves no row out
 * between the first and the last that it shows of a story.
 */
public final class Stories {

    private Stories() {}

    /**
     * @param logs by task, each story in its order; tasks that are gone are left out
     * @param read ids as the reader got them
     * @param parts what each socket has shown
     */
    public static Verdict of(Map<UUID, List<LogRow>> logs, Map<UUID, List<Long>> read, List<StoryPart> parts) {
        List<String> broken = new ArrayList<>();
        long rows = 0;
        for (Map.Entry<UUID, List<LogRow>> story : logs.entrySet()) {
            List<Long> stored = story.getValue().stream().map(LogRow::id).toList();
            List<Long> known = read.getOrDefault(story.getKey(), List.of());
            rows += known.size();
            if (!known.equals(stored)) {
                broken.add("task " + story.getKey() + ": its reader has rows " + known + ", stored are " + stored);
            }
        }
        long shown = 0;
        for (StoryPart part : parts) {
            List<LogRow> story = logs.get(part.task());
            if (story != null && !part.ids().isEmpty()) {
                shown += part.ids().size();
                look(part, story.stream().map(LogRow::id).toList(), broken);
            }
        }
        if (rows == 0 || shown == 0) {
            broken.add("no story was followed at all: " + rows + " rows read, " + shown + " shown");
        }
        return new Verdict(
                "logs without gaps",
                rows + " rows of " + logs.size() + " tasks read on, " + shown + " rows shown by sockets",
                broken);
    }

    private static void look(StoryPart part, List<Long> stored, List<String> broken) {
        long first = part.ids().get(0);
        long last = part.ids().get(part.ids().size() - 1);
        Set<Long> missing = new HashSet<>(
                stored.stream().filter(id -> id >= first && id <= last).toList());
        part.ids().forEach(missing::remove);
        if (!missing.isEmpty()) {
            broken.add(
                    "task " + part.task() + ": a socket showed rows " + first + " to " + last + " without " + missing);
        }
        for (int i = 1; i < part.ids().size(); i++) {
            if (part.ids().get(i) <= part.ids().get(i - 1)) {
                broken.add("task " + part.task() + ": a socket showed row "
                        + part.ids().get(i) + " after " + part.ids().get(i - 1));
            }
        }
    }
}
