package io.greenroom.gateway.tasks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored line of a task's story.
 *
 * @param id rises within a task; ask for what came after it
 * @param status the task's state after what the line tells
 * @param message for a person
 * @param code word of what the message says, for translators; null: the message is all there is
 * @param args of the code's sentence; null without one
 * @param level info, warn or error
 * @param attempt the attempt it belongs to, from 1
 * @param runId the run it tells of, whose raw output may be in the store; null where it is about none
 * @param createdAt when it was stored
 */
public record TaskLog(
        long id,
        @Schema(implementation = TaskStatus.class) String status,
        String message,

        @Schema(description = "Word of what the message says, for translators; null: the message is all there is")
        @Nullable
        String code,

        @Schema(description = "Arguments of the code's sentence; null without a code") @Nullable
        Map<String, Object> args,

        @Schema(allowableValues = {"info", "warn", "error"}) String level,
        int attempt,

        @Schema(description = "The run it tells of: see /api/tasks/{id}/runs/{run}/output; null where it is about none")
        @Nullable
        UUID runId,

        Instant createdAt) {}
