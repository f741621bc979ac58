package io.greenroom.faults.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody who watches tasks has been shown, in order, and what of it went backward. */
public final class Sighting {

    private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");

    private record Shown(int attempt, String status, int progress) {}

    private final Map<UUID, Shown> last = new HashMap<>();
    private final List<String> backward = new ArrayList<>();
    private int shown;

    /** Compares with what was shown of this task before. */
    public synchronized void show(UUID task, int attempt, String status, int progress) {
        shown++;
        Shown before = last.put(task, new Shown(attempt, status, progress));
        String wrong = before == null ? null : wrong(before, attempt, status, progress);
        if (wrong != null) {
            backward.add("task " + task + " attempt " + attempt + ": " + wrong);
        }
    }

    /** One sentence for each step backward, naming the task. */
    public synchronized List<String> backward() {
        return List.copyOf(backward);
    }

    /** How many times something was shown. */
    public synchronized int shown() {
        return shown;
    }

    private static @Nullable String wrong(Shown before, int attempt, String status, int progress) {
        if (attempt < before.attempt) {
            return "shown after attempt " + before.attempt;
        }
        if (attempt > before.attempt) {
            return null;
        }
        if (progress < before.progress) {
            return "progress fell from " + before.progress + " to " + progress;
        }
        if (ENDED.contains(before.status) && !status.equals(before.status)) {
            return before.status + " became " + status;
        }
        return null;
    }
}
