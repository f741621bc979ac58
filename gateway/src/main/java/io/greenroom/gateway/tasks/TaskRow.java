package io.greenroom.gateway.tasks;

import io.greenroom.events.Stage;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a task that decide what may happen to it, as they were when its row was locked.
 *
 * @param lastChance whether it has failed in a way that is tried only once more
 * @param failedWorkers names of workers on which it failed and the input was not to blame
 * @param silent whether the owner is waited for beyond its lease
 * @param runSeconds since its last run began, by the database's clock; 0 before the first
 */
record TaskRow(
        UUID id,
        UUID workspaceId,
        TaskStatus status,
        int progress,
        @Nullable Stage stage,
        int attempt,
        int maxAttempts,
        int freeReturns,
        boolean lastChance,
        @Nullable UUID runId,
        @Nullable UUID lastRunId,
        @Nullable String workerId,
        Set<String> excludedWorkers,
        Set<String> failedWorkers,
        boolean silent,
        double runSeconds,
        long version) {}
