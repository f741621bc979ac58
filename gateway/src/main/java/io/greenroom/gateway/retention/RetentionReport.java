package io.greenroom.gateway.retention;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a round has removed, or would remove.
 *
 * @param stopped why it ended before its end; null: it did not
 * @param bytes of all objects
 * @param removed a row for each kind of which there was any
 */
public record RetentionReport(
        @Schema(description = "true: nothing was removed, this is what a round would have removed")
        boolean dryRun,

        Instant startedAt,
        Instant endedAt,

        @Schema(description = "Why it ended before its end; the next round goes on. null: it did not") @Nullable
        String stopped,

        long bytes,
        List<Removed> removed) {

    /** What goes together, for one reason. */
    public enum Kind {
        /** Ended tasks past their age, with their story and all their objects. */
        TASKS,
        /** Deleted digital humans whose last task is gone. */
        DIGITAL_HUMANS,
        /** Uploads past their age that no task and no digital human uses. */
        UPLOADS,
        /** Uploads in pieces that nobody has gone on with for a day. */
        UNFINISHED_UPLOADS,
        /** Results and outputs of runs that lost their task to another run. */
        LOSING_RESULTS,
        /** Objects whose task, digital human or upload is gone, and pictures that another has replaced. */
        ORPHAN_OBJECTS,
        /** Videos made fit for engines whose source is gone. */
        PREPARED,
        /** Workers silent for 30 days. */
        WORKERS,
        /** Expired. */
        SESSIONS,
        /** Expired. */
        LIVE_TICKETS,
        /** Requests for pictures and probes that ended 30 days ago. */
        MEDIA_JOBS,
        /** Messages that nobody could read, parked 30 days ago. */
        PARKED_MESSAGES,
        /** Entries of the audit past their age. */
        AUDIT,
        /** Keys of submissions of more than 24 hours ago. */
        IDEMPOTENCY_KEYS,
        /** Batches of 30 days ago whose last task is gone. */
        BATCHES
    }

    /**
     * @param examples the first ids or keys, at most {@value Tally#EXAMPLES}; none for what is secret or nameless
     */
    @Schema(name = "RemovedKind")
    public record Removed(Kind kind, long rows, long objects, long bytes, List<String> examples) {}
}
