package io.greenroom.gateway.tasks;

import io.greenroom.events.Stage;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a task that decide what may happen to it, as they were when its row was locked. */
record TaskRow(
        UUID id,
        UUID workspaceId,
        TaskStatus status,
        int progress,
        @Nullable Stage stage,
        int attempt,
        int maxAttempts,
        int freeReturns,
        @Nullable UUID runId,
        @Nullable UUID lastRunId,
        @Nullable String workerId,
        Set<String> excludedWorkers,
        long version) {}
