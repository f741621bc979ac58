package io.greenroom.faults.check;

import io.greenroom.faults.evidence.LogRow;
import io.greenroom.faults.evidence.TaskRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task and its story, told line by line. */
final class Told {

    private static long nextId = 1;

    final UUID id = UUID.randomUUID();
    final String name = "task " + id;
    private final List<LogRow> rows = new ArrayList<>();
    private int attempt = 1;
    private boolean leased;

    static Told completed() {
        return new Told()
                .line("pending", "Submitted for stand-in.")
                .line("processing", "Started on worker render-worker-1, attempt 1.")
                .progress(10)
                .progress(60)
                .line("completed", "Completed: 2.0 s of video, 1000 bytes.");
    }

    Told line(String status, String message) {
        return row(status, message, null);
    }

    Told progress(int percent) {
        return row("processing", "render " + percent + " %", (long) rows.size());
    }

    Told failed(@Nullable String reason) {
        rows.add(new LogRow(nextId++, id, "failed", "Failed: so it is.", reason, attempt, "run " + attempt, null));
        return this;
    }

    Told attempt(int next) {
        attempt = next;
        return this;
    }

    Told leased() {
        leased = true;
        return this;
    }

    private Told row(String status, String message, @Nullable Long sequence) {
        rows.add(new LogRow(nextId++, id, status, message, null, attempt, "run " + attempt, sequence));
        return this;
    }

    TaskRow task() {
        String status = rows.get(rows.size() - 1).status();
        return new TaskRow(id, name, status, 100, attempt, null, null, leased, null, null, null, 2000);
    }

    List<LogRow> rows() {
        return List.copyOf(rows);
    }

    List<Long> ids() {
        return rows.stream().map(LogRow::id).toList();
    }

    Map<UUID, List<LogRow>> story() {
        return Map.of(id, rows());
    }
}
