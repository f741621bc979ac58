package io.greenroom.gateway.following;

import io.greenroom.gateway.tasks.TaskLog;
import io.greenroom.gateway.tasks.TaskLogs;
import io.greenroom.gateway.tasks.TaskViews;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads a task's story piece by piece. */
@Component
class StoryReader {

    private static final int LINES = 100;

    private final TaskViews tasks;
    private final TaskLogs logs;

    StoryReader(TaskViews tasks, TaskLogs logs) {
        this.tasks = tasks;
        this.logs = logs;
    }

    /** What came after that line; empty when the task is gone. The order of the reads matters: {@link StoryPart}. */
    Optional<StoryPart> after(UUID task, long line) {
        return tasks.find(task, null).map(now -> {
            List<TaskLog> lines = logs.after(task, line, LINES);
            return new StoryPart(now, lines, lines.size() == LINES);
        });
    }

    long lastLine(UUID task) {
        return logs.lastId(task);
    }
}
