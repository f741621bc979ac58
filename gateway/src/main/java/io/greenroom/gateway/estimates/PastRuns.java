package io.greenroom.gateway.estimates;

import io.greenroom.events.RenderCompleted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Remembers how long runs took, with their engine and the length of their audio. */
@Repository
class PastRuns {

    /** More than any pace looks back. */
    static final int KEPT = 500;

    private final JdbcClient jdbc;

    PastRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A run's result counts: told within the transaction that records it, before the task's row is changed. A run whose
     * start was recorded with its end, as after an outage, has no time that we know.
     */
    @EventListener
    void completed(RenderCompleted result) {
        jdbc.sql("""
                        insert into past_runs (engine, audio_ms, render_ms, ended_at)
                        select tasks.engine, coalesce(files.duration_ms, :duration),
                               timestampdiff(microsecond, tasks.started_at, now(3)) div 1000, now(3)
                        from tasks
                        left join files on files.path = tasks.audio_path
                        where tasks.id = :task
                          and :run in (tasks.run_id, tasks.last_run_id)
                          and tasks.started_at < now(3)
                        """)
                .param("duration", result.durationMillis())
                .param("task", result.run().taskId().toString())
                .param("run", result.run().runId().toString())
                .update();
    }

    /** By engine the newest runs, the oldest of them first. */
    Map<String, List<PastRun>> newest(int most) {
        Map<String, List<PastRun>> runs = new HashMap<>();
        jdbc.sql("select distinct engine from past_runs")
                .query(String.class)
                .list()
                .forEach(engine -> runs.put(engine, newest(engine, most)));
        return runs;
    }

    private List<PastRun> newest(String engine, int most) {
        return jdbc.sql("""
                        select audio_ms, render_ms
                        from (select id, audio_ms, render_ms
                              from past_runs
                              where engine = :engine
                              order by id desc
                              limit :most) newest
                        order by id
                        """)
                .param("engine", engine)
                .param("most", most)
                .query((row, number) -> new PastRun(row.getLong("audio_ms"), row.getLong("render_ms")))
                .list();
    }

    /** Whichever gateway does it, and however many at once. */
    @Scheduled(fixedDelayString = "PT1H")
    void forgetTheOldest() {
        for (String engine : newest(1).keySet()) {
            jdbc.sql("select id from past_runs where engine = :engine order by id desc limit :kept, 1")
                    .param("engine", engine)
                    .param("kept", KEPT)
                    .query(Long.class)
                    .optional()
                    .ifPresent(id -> jdbc.sql("delete from past_runs where engine = :engine and id <= :id")
                            .param("engine", engine)
                            .param("id", id)
                            .update());
        }
    }
}
