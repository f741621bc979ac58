package io.greenroom.gateway.workers;

import io.greenroom.gateway.tasks.RunJudged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What speaks against workers, by their names. A worker on which three different tasks fail in a row, and none completes
 * in between, is quarantined; when its time is over it is tried with one task at a time, which ends the quarantine or
 * renews it for twice as long. A process that dies counts once, however many runs
 * were lost with it. Decided in the transaction that records the end of a run, under the lock of the row.
 */
@Repository
class Trust {

    private static final Logger log = LoggerFactory.getLogger(Trust.class);

    static final int DIFFERENT_TASKS = 3;

    private static final int LONGEST_MESSAGE = 1_000;
    private static final TypeReference<List<UUID>> IDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Orders orders;
    private final QuarantineTimes times;

    Trust(JdbcClient jdbc, JsonMapper json, Orders orders, Environment environment) {
        this.jdbc = jdbc;
        this.json = json;
        this.orders = orders;
        this.times = QuarantineTimes.from(environment);
    }

    /** A run has ended, which says something of its worker. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void judged(RunJudged judged) {
        switch (judged.outcome()) {
            case COMPLETED -> rehabilitate(judged.worker());
            case FAILED -> blame(judged);
            case ACQUITTED -> acquit(judged);
        }
    }

    /**
     * Nothing speaks against it any more.
     *
     * @return whether it was quarantined
     */
    @Transactional
    public boolean forget(String worker) {
        Optional<Record> before = locked(worker);
        if (before.isPresent()) {
            jdbc.sql("delete from worker_trust where name = :name")
                    .param("name", worker)
                    .update();
        }
        return before.map(Record::quarantined).orElse(false);
    }

    private void rehabilitate(String worker) {
        if (forget(worker)) {
            log.info("worker {} has completed a run and is trusted again", worker);
            orders.changed(worker);
        }
    }

    private void blame(RunJudged judged) {
        String worker = judged.worker();
        // As an update where the row is there, so that no lock has to grow from shared to exclusive.
        jdbc.sql("""
                        insert into worker_trust (name, failed_tasks)
                        values (:name, '[]')
                        on duplicate key update name = name
                        """).param("name", worker).update();
        Record before = locked(worker).orElseThrow();
        String lost = judged.lostProcess();
        if (lost != null && lost.equals(before.lostProcess())) {
            // Its other slots were lost in the same moment.
            return;
        }
        List<UUID> failed = before.without(judged.taskId());
        failed.add(judged.taskId());
        if (failed.size() > DIFFERENT_TASKS) {
            failed.remove(0);
        }
        String message = Objects.requireNonNullElse(judged.message(), "");
        jdbc.sql("""
                        update worker_trust
                        set failed_tasks = :failed, lost_process = coalesce(:lost, lost_process), last_code = :code, last_message = :message
                        where name = :name
                        """)
                .param("failed", json.writeValueAsString(failed))
                .param("lost", lost)
                .param("code", judged.code() == null ? null : judged.code().word())
                .param("message", message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)))
                .param("name", worker)
                .update();
        if (before.probing() || (!before.quarantined() && failed.size() >= DIFFERENT_TASKS)) {
            quarantine(worker, before.quarantines());
        }
    }

    private void quarantine(String worker, int before) {
        long seconds = times.next(before).toSeconds();
        jdbc.sql("""
                        update worker_trust
                        set quarantines = quarantines + 1,
                            quarantined_until = date_add(now(6), interval :seconds second)
                        where name = :name
                        """).param("seconds", seconds).param("name", worker).update();
        log.warn("worker {} fails one task after the other; quarantined for {} s, then tried again", worker, seconds);
        orders.changed(worker);
    }

    /** The task was to blame; where too little is left against the worker, it is trusted again. */
    private void acquit(RunJudged judged) {
        locked(judged.worker()).ifPresent(before -> {
            List<UUID> left = before.without(judged.taskId());
            if (left.size() == before.failed().size()) {
                return;
            }
            jdbc.sql("""
                            update worker_trust
                            set failed_tasks = :left, last_code = null, last_message = null, quarantined_until = null
                            where name = :name
                            """)
                    .param("left", json.writeValueAsString(left))
                    .param("name", judged.worker())
                    .update();
            if (before.quarantined()) {
                log.info("worker {} is trusted again: a task was to blame", judged.worker());
                orders.changed(judged.worker());
            }
        });
    }

    /** @param probing whether a quarantine's time is over, by the database's clock */
    private record Record(
            List<UUID> failed, @Nullable String lostProcess, int quarantines, boolean quarantined, boolean probing) {

        /** Those that failed but this, to be changed. */
        List<UUID> without(UUID task) {
            List<UUID> others = new ArrayList<>(failed);
            others.remove(task);
            return others;
        }
    }

    private Optional<Record> locked(String worker) {
        return jdbc.sql("""
                        select failed_tasks, lost_process, quarantines, quarantined_until is not null quarantined,
                               coalesce(quarantined_until <= now(6), false) probing
                        from worker_trust
                        where name = :name
                        for update
                        """).param("name", worker).query(this::read).optional();
    }

    private Record read(ResultSet row, int number) throws SQLException {
        return new Record(
                json.readValue(row.getString("failed_tasks"), IDS),
                row.getString("lost_process"),
                row.getInt("quarantines"),
                row.getBoolean("quarantined"),
                row.getBoolean("probing"));
    }
}
