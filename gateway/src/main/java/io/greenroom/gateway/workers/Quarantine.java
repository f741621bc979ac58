package io.greenroom.gateway.workers;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why and until when a worker gets no tasks that it could spoil.
 *
 * @param until when it is tried again
 * @param probing whether that time has come: it takes one task at a time until one completes
 * @param tasks the different tasks that failed on it in a row, oldest first
 * @param code of the last failure; null when that was the task's fault after all
 * @param message of the last failure; null as above
 */
record Quarantine(
        Instant until,

        @Schema(description = "Whether its time is over and it takes one task at a time until one completes")
        boolean probing,

        @Schema(description = "The different tasks that failed on it in a row, oldest first")
        List<UUID> tasks,

        @Nullable String code,
        @Nullable String message) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    /** For its operator, where only the worker itself is looked at. */
    String reason() {
        String last = message == null ? "" : ", last: " + message;
        return "quarantined until " + MINUTE.format(until.atOffset(ZoneOffset.UTC)) + " UTC: " + tasks.size()
                + " different tasks in a row failed here" + last;
    }
}
