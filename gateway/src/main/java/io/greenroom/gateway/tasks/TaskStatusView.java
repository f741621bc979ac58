package io.greenroom.gateway.tasks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The few fields that a program polls. Fields as in {@link TaskView}. */
record TaskStatusView(
        UUID id,
        String status,
        int progress,
        @Nullable String videoUrl,
        @Nullable String errorMessage,
        @Nullable Integer queuePosition,
        @Nullable Integer etaSeconds,
        @Nullable Waiting waiting,
        Instant updatedAt) {

    static TaskStatusView of(TaskView task) {
        return new TaskStatusView(
                task.id(),
                task.status(),
                task.progress(),
                task.videoUrl(),
                task.errorMessage(),
                task.queuePosition(),
                task.etaSeconds(),
                task.waiting(),
                task.updatedAt());
    }
}
