package io.greenroom.gateway.tasks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
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
 * @param storyboardUrl ten frames spread over the video, side by side; null until they are made
 * @param externalId the caller's own name of it; null: none was given
 * @param labels what the caller finds it by; empty without any
 * @param notBefore no attempt goes out earlier; null: at once
 * @param batchId what it was submitted with; null: alone
 * @param attempt from 1
 * @param workerId who runs it or ran it last; null before
 * @param errorCode stable word; null unless failed
 * @param errorReason the cause more closely, for translators; null unless failed
 * @param errorArgs of the reason's sentence; null unless failed
 * @param errorMessage cause and remedy in English; null unless failed
 * @param queuePosition 1 for the next of its workspace and engine; null unless pending, and in lists and live frames
 * @param etaSeconds until its probable end, by the engine's own word or by past runs; null while that cannot be told, and
 *     of what is pending in lists and live frames
 * @param etaP90Seconds the same, but in nine of ten cases it is over by then
 * @param waiting why it does not go out although its turn may have come; null unless pending, and where only that is awaited
 * @param startedAt when its last run began; null before
 * @param completedAt when it ended, whichever way; null before
 * @param silentSince since when its silent worker is waited for once more; null where it is heard, or tried elsewhere
 * @param durationMs length of the finished video; null before
 * @param quality what the verification of the result has found; null until completed
 * @param version rises with each visible change; not shown
 */
public record TaskView(
        UUID id,
        String name,
        @Nullable String description,
        @Schema(implementation = TaskStatus.class) String status,
        int progress,
        @Nullable String stage,
        String engine,
        UUID digitalHumanId,
        String audioPath,
        @Nullable String videoUrl,
        @Nullable String thumbnailUrl,

        @Schema(description = "Ten frames spread over the video, side by side in one picture; null until they are made")
        @Nullable
        String storyboardUrl,

        int priority,
        @Nullable JsonNode params,

        @Schema(description = "The caller's own name of it; null: none was given") @Nullable
        String externalId,

        @Schema(description = "What the caller finds it by; empty without any")
        Map<String, String> labels,

        @Schema(description = "It does not go out earlier; null: at once") @Nullable
        Instant notBefore,

        @Schema(description = "The batch that it was submitted with; null: alone") @Nullable
        UUID batchId,

        int attempt,
        int maxAttempts,
        @Nullable String workerId,
        @Nullable String errorCode,

        @Schema(description = "Word of the cause, more closely than error_code, for translators; null unless failed")
        @Nullable
        String errorReason,

        @Schema(description = "Arguments of the reason's sentence; null unless failed") @Nullable
        Map<String, Object> errorArgs,

        @Nullable String errorMessage,

        @Schema(
                description =
                        "Place among the tasks of its workspace for its engine, 1 for the next; workspaces take turns. "
                                + "Null unless pending, and in lists and live frames")
        @Nullable
        Integer queuePosition,

        @Schema(
                description =
                        "Seconds until its probable end, by the engine's own word or by past runs; null while unknown,"
                                + " and of what is pending in lists and live frames")
        @Nullable
        Integer etaSeconds,

        @Schema(description = "The same, but in nine of ten cases it is over by then; null where past runs do not tell")
        @Nullable
        Integer etaP90Seconds,

        @Nullable Waiting waiting,

        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,

        @Schema(
                description =
                        "Since when its silent worker is waited for once more; null unless this is the last chance")
        @Nullable
        Instant silentSince,

        @Nullable Long durationMs,

        @Schema(description = "What the verification of the result has found; null until completed") @Nullable
        Map<String, Object> quality,

        @JsonIgnore UUID workspaceId,
        @JsonIgnore long version) {}
