package io.greenroom.faults.evidence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored line of a task's story.
 *
 * @param code its word for translators; null: there is none
 * @param runId the run it tells of; null where it is about none
 * @param sequence of the run's message; null where it comes from the gateway
 */
public record LogRow(
        long id,
        UUID taskId,
        String status,
        String message,
        @Nullable String code,
        int attempt,
        @Nullable String runId,
        @Nullable Long sequence) {}
