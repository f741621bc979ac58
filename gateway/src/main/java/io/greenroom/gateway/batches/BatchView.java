package io.greenroom.gateway.batches;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch as callers see it.
 *
 * @param name null: none was given
 * @param total tasks that it has now; deleted ones do not count
 * @param refused tasks that were not accepted when it was handed in
 * @param progress 0 to 100; 100 once each has ended, whichever way
 * @param resultsUrl all finished videos in one file; null until there is one
 * @param items what became of each task when it was handed in; left out of lists
 */
@Schema(name = "Batch")
record BatchView(
        UUID id,
        @Nullable String name,

        @Schema(description = "Tasks that it has now; deleted ones do not count")
        int total,

        @Schema(description = "Tasks that were not accepted when it was handed in")
        int refused,

        Counts counts,

        @Schema(description = "0 to 100, over all its tasks; 100 once each has ended, whichever way")
        int progress,

        @Schema(description = "All finished videos in one ZIP file; null until there is one") @Nullable
        String resultsUrl,

        Instant createdAt,

        @Schema(description = "What became of each task when it was handed in, in order; left out of lists")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<BatchItem> items,

        @JsonIgnore UUID workspaceId) {

    /** Tasks by state. */
    @Schema(name = "BatchCounts")
    record Counts(int pending, int processing, int completed, int failed, int cancelled) {
        int total() {
            return pending + processing + completed + failed + cancelled;
        }

        int ended() {
            return completed + failed + cancelled;
        }
    }
}
