package io.greenroom.gateway.dispatch;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether tasks go out.
 *
 * @param pausedAt null unless paused
 * @param pausedBy the name of the key that asked for it; null unless paused
 * @param reason in the operator's words; null unless paused, and where none was given
 */
@Schema(description = "Whether tasks go out to workers; paused_at, paused_by and reason are null unless paused")
record DispatchState(
        boolean paused,
        @Nullable Instant pausedAt,

        @Schema(description = "Name of the key that asked for it") @Nullable
        String pausedBy,

        @Nullable String reason) {}
