package io.greenroom.gateway.workspaces;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace is to be. A cap that is null or left out is that of the gateway's settings, 0 is none.
 *
 * @param maxRunning tasks with workers at once
 * @param maxPending tasks that wait
 * @param maxStoredBytes what it keeps in the store
 */
@Schema(name = "WantedWorkspace")
record WantedWorkspace(
        @NotBlank @Size(max = 255) @Schema(example = "Studio Berlin")
        String name,

        @Min(0)
        @Nullable
        @Schema(example = "4", description = "Tasks with workers at once; 0: any number, null: GREENROOM_MAX_RUNNING")
        Integer maxRunning,

        @Min(0)
        @Nullable
        @Schema(example = "1000", description = "Tasks that wait; 0: any number, null: GREENROOM_MAX_PENDING")
        Integer maxPending,

        @Min(0)
        @Max(MOST_BYTES)
        @Nullable
        @Schema(
                example = "107374182400",
                description = "Bytes kept in the store; 0: any number, null: GREENROOM_MAX_STORED_BYTES")
        Long maxStoredBytes) {

    /** The largest whole number that every JSON reader keeps as it is: 2^53 - 1. */
    private static final long MOST_BYTES = 9_007_199_254_740_991L;
}
