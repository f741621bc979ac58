package io.greenroom.gateway.stats;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long the tasks of a day waited and ran, in seconds, the shortest first: of the newest thousand, of many alike. */
@Repository
class RunTimes {

    private static final int NEWEST = 1_000;

    private static final String COMPLETED = StatsOfTasks.ENDED_TODAY + """
            and status = 'completed'
            and started_at is not null
            """;

    private final JdbcClient jdbc;

    RunTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Double> runs(String workspace) {
        return newest(workspace, "timestampdiff(microsecond, started_at, completed_at)", "");
    }

    /** At the first attempt: those of a later one waited for what came before, too. */
    List<Double> waits(String workspace) {
        return newest(
                workspace,
                "timestampdiff(microsecond, greatest(created_at, coalesce(not_before, created_at)), started_at)",
                "and attempt = 1\n");
    }

    private List<Double> newest(String workspace, String micros, String of) {
        return jdbc
                .sql("select " + micros + " / 1e6\nfrom tasks\n" + COMPLETED + of + """
                        order by completed_at desc
                        limit :most
                        """)
                .param("workspace", workspace)
                .param("most", NEWEST)
                .query(Double.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }
}
