package io.greenroom.gateway.stats;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace's tasks are doing, or all tasks.
 *
 * @param total that there are, ended or not
 * @param byStatus each state's word to how many tasks are in it; none is left out
 * @param completedLast24h that completed in the 24 hours before now
 * @param failedLast24h that failed in the same time
 * @param runningPercent how far the tasks are that run now, on average; null without any
 * @param waitSeconds how long tasks waited to be taken by a worker
 * @param renderSeconds how long runs took
 * @param perHour the hour that goes on and the 23 before it, oldest first
 */
public record TaskStats(
        long total,
        @Schema(implementation = ByStatus.class) Map<String, Long> byStatus,
        @JsonProperty("completed_last_24h") long completedLast24h,
        @JsonProperty("failed_last_24h") long failedLast24h,
        @Nullable Integer runningPercent,
        WaitSeconds waitSeconds,
        RenderSeconds renderSeconds,
        List<Hour> perHour) {

    /**
     * How long tasks waited from when they might go out to the start of their run: of the newest 1,000 that completed in
     * the last 24 hours at the first attempt.
     *
     * @param p50 half of them waited no longer; null without any
     * @param p95 nineteen of twenty waited no longer; null without any
     */
    @Schema(
            description = "Of the newest 1,000 tasks that completed in the last 24 hours at their first attempt, from"
                    + " their submission or not_before to the start of the run; null without any")
    public record WaitSeconds(
            @Nullable Double p50, @Nullable Double p95) {

        /** @param rising in seconds, the shortest first */
        static WaitSeconds of(List<Double> rising) {
            return new WaitSeconds(quantile(rising, 0.5), quantile(rising, 0.95));
        }
    }

    /**
     * How long the runs took that completed, start to end: of the newest 1,000 of the last 24 hours.
     *
     * @param p50 half of them took no longer; null without any
     * @param p95 nineteen of twenty took no longer; null without any
     */
    @Schema(description = "Of the newest 1,000 tasks that completed in the last 24 hours; null without any")
    public record RenderSeconds(
            @Nullable Double p50, @Nullable Double p95) {

        /** @param rising in seconds, the shortest first */
        static RenderSeconds of(List<Double> rising) {
            return new RenderSeconds(quantile(rising, 0.5), quantile(rising, 0.95));
        }
    }

    /**
     * What ended in an hour.
     *
     * @param hour its beginning, UTC
     */
    public record Hour(Instant hour, long completed, long failed) {}

    private static @Nullable Double quantile(List<Double> rising, double share) {
        return rising.isEmpty() ? null : rising.get((int) Math.ceil(share * rising.size()) - 1);
    }

    /** What the description tells of {@link TaskStats#byStatus}: every state is there, and no other. */
    @Schema(name = "TasksByStatus")
    private record ByStatus(long pending, long processing, long completed, long failed, long cancelled) {}
}
