package io.greenroom.gateway.tasks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task as callers see it.
 *
 * @param progress 0 to 100; never falls within an attempt, 100 only when completed
 * @param stage what the run does now; null while nobody runs it
 * @param engine what renders it
 * @param videoUrl null until completed
 * @param thumbnailUrl null until the poster is made
 * @param attempt from 1
 * @param workerId who runs it or ran it last; null before
 * @param errorCode stable word; null unless failed
 * @param errorMessage one sentence; null unless failed
 * @param queuePosition 1 for the next of its engine; null unless pending, and in lists and live frames
 * @param etaSeconds null while it cannot be told
 * @param startedAt when its last run began; null before
 * @param completedAt when it ended, whichever way; null before
 * @param durationMs length of the finished video; null before
 * @param version rises with each visible change; not shown
 */
public record TaskView(
        UUID id,
        String name,
        @Nullable String description,
        String status,
        int progress,
        @Nullable String stage,
        String engine,
        UUID digitalHumanId,
        String audioPath,
        @Nullable String videoUrl,
        @Nullable String thumbnailUrl,
        int priority,
        @Nullable JsonNode params,
        int attempt,
        int maxAttempts,
        @Nullable String workerId,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable Integer queuePosition,
        @Nullable Integer etaSeconds,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Long durationMs,
        @JsonIgnore UUID workspaceId,
        @JsonIgnore long version) {

    TaskView atPosition(@Nullable Integer position) {
        return new TaskView(
                id,
                name,
                description,
                status,
                progress,
                stage,
                engine,
                digitalHumanId,
                audioPath,
                videoUrl,
                thumbnailUrl,
                priority,
                params,
                attempt,
                maxAttempts,
                workerId,
                errorCode,
                errorMessage,
                position,
                etaSeconds,
                createdAt,
                updatedAt,
                startedAt,
                completedAt,
                durationMs,
                workspaceId,
                version);
    }
}
