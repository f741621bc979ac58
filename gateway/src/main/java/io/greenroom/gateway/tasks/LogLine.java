package io.greenroom.gateway.tasks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a task's story that is not yet stored.
 *
 * @param status the task's state after what the line tells
 * @param level info, warn or error
 * @param message for a person
 * @param attempt the attempt it belongs to
 * @param runId null when the gateway speaks for itself
 * @param sequence of the run's message; null when the line is not one message's
 */
record LogLine(
        TaskStatus status,
        Level level,
        String message,
        int attempt,
        @Nullable UUID runId,
        @Nullable Long sequence) {

    enum Level {
        INFO,
        WARN,
        ERROR
    }
}
