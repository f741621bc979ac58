package io.greenroom.gateway.tasks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The few fields that a program polls. Fields as in {@link TaskView}. */
public record TaskStatusView(
        UUID id,
        @Schema(implementation = TaskStatus.class) String status,
        int progress,
        @Nullable String videoUrl,
        @Nullable String errorMessage,
        @Nullable Integer queuePosition,
        @Nullable Integer etaSeconds,
        @Nullable Integer etaP90Seconds,
        @Nullable Waiting waiting,
        Instant updatedAt) {

    private static final int TAG_BYTES = 12;

    public static TaskStatusView of(TaskView task) {
        return new TaskStatusView(
                task.id(),
                task.status(),
                task.progress(),
                task.videoUrl(),
                task.errorMessage(),
                task.queuePosition(),
                task.etaSeconds(),
                task.etaP90Seconds(),
                task.waiting(),
                task.updatedAt());
    }

    /**
     * Names what it says, the same on every gateway: its entity tag, without quotes. The place in the queue and the
     * probable end are left out, for these move all the time; so it is a weak one.
     */
    public String tag() {
        String said = Arrays.asList(
                        status,
                        progress,
                        videoUrl,
                        errorMessage,
                        waiting == null ? null : waiting.code(),
                        waiting == null ? null : waiting.message(),
                        updatedAt)
                .toString();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
