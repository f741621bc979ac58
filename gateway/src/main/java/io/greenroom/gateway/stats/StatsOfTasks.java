package io.greenroom.gateway.stats;

import io.greenroom.gateway.database.CostlyAnswers;
import io.greenroom.gateway.stats.TaskStats.Hour;
import io.greenroom.gateway.stats.TaskStats.RenderSeconds;
import io.greenroom.gateway.stats.TaskStats.WaitSeconds;
import io.greenroom.gateway.tasks.TaskStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts tasks in their indexes, and never more often than is cheap: a counter beside the rows would have every move of
 * a task wait for the others of its workspace.
 */
@Repository
public class StatsOfTasks {

    private static final int HOURS = 24;
    private static final String ALL = "";

    static final String OF_THE_WORKSPACE = "where (:workspace = '' or workspace_id = :workspace)\n";

    static final String ENDED_TODAY = OF_THE_WORKSPACE + "and completed_at > date_sub(now(3), interval 24 hour)\n";

    private final JdbcClient jdbc;
    private final RunTimes times;
    private final CostlyAnswers<String, Counted> figures = new CostlyAnswers<>(this::count);

    StatsOfTasks(JdbcClient jdbc, RunTimes times) {
        this.jdbc = jdbc;
        this.times = times;
    }

    /**
     * Figures, and how old they are.
     *
     * @param begunNanos when counting began, by {@link System#nanoTime}: what was stored before is counted
     */
    public record Counted(TaskStats stats, long begunNanos) {}

    /** @param workspace null for all */
    public Counted of(@Nullable UUID workspace) {
        return figures.about(workspace == null ? ALL : workspace.toString());
    }

    private Counted count(String workspace) {
        long begun = System.nanoTime();
        Map<String, Long> byStatus = byStatus(workspace);
        Map<Instant, Map<String, Long>> ended = ended(workspace);
        TaskStats stats = new TaskStats(
                byStatus.values().stream().mapToLong(Long::longValue).sum(),
                byStatus,
                sum(ended, TaskStatus.COMPLETED),
                sum(ended, TaskStatus.FAILED),
                runningPercent(workspace),
                WaitSeconds.of(times.waits(workspace)),
                RenderSeconds.of(times.runs(workspace)),
                hours(ended));
        return new Counted(stats, begun);
    }

    private Map<String, Long> byStatus(String workspace) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (TaskStatus status : TaskStatus.values()) {
            counts.put(status.word(), 0L);
        }
        jdbc.sql("select status, count(*) tasks from tasks " + OF_THE_WORKSPACE + "group by status")
                .param("workspace", workspace)
                .query(row -> {
                    counts.put(row.getString("status"), row.getLong("tasks"));
                });
        return counts;
    }

    /** By the beginning of the hour and by state; of 24 hours to the minute, so the first hour is cut off. */
    private Map<Instant, Map<String, Long>> ended(String workspace) {
        Map<Instant, Map<String, Long>> hours = new HashMap<>();
        jdbc.sql("select timestampdiff(hour, '1970-01-01', completed_at) hours, status, count(*) tasks\nfrom tasks\n"
                        + ENDED_TODAY + "group by hours, status")
                .param("workspace", workspace)
                .query(row -> {
                    Instant hour = Instant.EPOCH.plus(row.getLong("hours"), ChronoUnit.HOURS);
                    hours.computeIfAbsent(hour, first -> new HashMap<>())
                            .put(row.getString("status"), row.getLong("tasks"));
                });
        return hours;
    }

    private @Nullable Integer runningPercent(String workspace) {
        return jdbc.sql("select floor(avg(progress)) percent from tasks " + OF_THE_WORKSPACE
                        + "and status = 'processing'")
                .param("workspace", workspace)
                .query((row, number) -> Optional.ofNullable(row.getBigDecimal("percent")))
                .single()
                .map(BigDecimal::intValue)
                .orElse(null);
    }

    private static long sum(Map<Instant, Map<String, Long>> hours, TaskStatus status) {
        return hours.values().stream()
                .mapToLong(counts -> counts.getOrDefault(status.word(), 0L))
                .sum();
    }

    private List<Hour> hours(Map<Instant, Map<String, Long>> ended) {
        Instant now = jdbc.sql("select timestampdiff(hour, '1970-01-01', now(3))")
                .query(Long.class)
                .optional()
                .map(hours -> Instant.EPOCH.plus(hours, ChronoUnit.HOURS))
                .orElseThrow();
        List<Hour> hours = new ArrayList<>();
        for (int back = HOURS - 1; back >= 0; back--) {
            Instant hour = now.minus(back, ChronoUnit.HOURS);
            Map<String, Long> counts = ended.getOrDefault(hour, Map.of());
            hours.add(new Hour(
                    hour,
                    counts.getOrDefault(TaskStatus.COMPLETED.word(), 0L),
                    counts.getOrDefault(TaskStatus.FAILED.word(), 0L)));
        }
        return hours;
    }
}
