package io.greenroom.launcher.render;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A task as the gateway shows it.
 *
 * @param progress percent
 * @param stage what the worker does right now, null while none has it
 * @param durationMs length of the finished video in milliseconds, null before
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Task(
        String id,
        String status,
        int progress,
        @Nullable String stage,
        int attempt,
        @Nullable Long durationMs,
        @Nullable String errorCode,
        @Nullable String errorMessage) {

    boolean ended() {
        return switch (status) {
            case "completed", "failed", "cancelled" -> true;
            default -> false;
        };
    }

    boolean completed() {
        return status.equals("completed");
    }

    /** One row of the task's story. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record LogRow(long id, String status, @Nullable String message, String createdAt) {}
}
