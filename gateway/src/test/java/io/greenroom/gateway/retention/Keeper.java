package io.greenroom.gateway.retention;

import io.greenroom.gateway.RetentionSettings;
import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.gateway.retention.RetentionReport.Removed;
import io.greenroom.media.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rounds by hand, and what there is for them: tasks go after 30 days, uploads after 7, entries of the audit after 365. */
@Component
class Keeper {

    /** Objects go as soon as no row refers to them. */
    static final RetentionSettings AT_ONCE =
            new RetentionSettings(Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(365), Duration.ZERO);

    static final RetentionSettings SAFE =
            new RetentionSettings(Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(365), Duration.ofHours(24));

    private final Steps steps;
    private final Turns turns;
    private final ObjectStore store;
    private final JdbcClient jdbc;

    Keeper(Steps steps, Turns turns, ObjectStore store, JdbcClient jdbc) {
        this.steps = steps;
        this.turns = turns;
        this.store = store;
        this.jdbc = jdbc;
    }

    Map<Kind, Removed> look() {
        return look(round(false, AT_ONCE, () -> true));
    }

    Map<Kind, Removed> dryRun() {
        return look(round(true, AT_ONCE, () -> true));
    }

    Map<Kind, Removed> look(Round round) {
        steps.take(round);
        return round.tally().removed().stream().collect(Collectors.toMap(Removed::kind, Function.identity()));
    }

    /** @param turn asked before each batch */
    Round round(boolean dryRun, RetentionSettings settings, BooleanSupplier turn) {
        return new Round(dryRun, settings, turns.now(), turn, new Tally());
    }

    /** Stores an object of ten bytes. */
    String put(String key) {
        try {
            store.put(key, new ByteArrayInputStream(new byte[10]), 10, "application/octet-stream");
            return key;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    boolean has(String key) {
        return store.stat(key).isPresent();
    }

    /** Those of these objects that are still there. */
    List<String> left(List<String> keys) {
        return keys.stream().filter(this::has).toList();
    }

    boolean hasRow(String table, Object id) {
        return jdbc.sql("select count(*) from " + table + " where id = ?")
                        .param(id.toString())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    boolean hasFile(String path) {
        return hasRow("files", path.substring("files/".length()));
    }

    /** Lets a task have ended so long ago. */
    void ended(UUID task, String status, int daysAgo) {
        jdbc.sql("update tasks set status = ?, completed_at = date_sub(now(3), interval ? day) where id = ?")
                .params(status, daysAgo, task.toString())
                .update();
    }

    /** Lets an upload be that old, with its object in the store. */
    String aged(String path, int days) {
        jdbc.sql("update files set created_at = date_sub(now(3), interval ? day) where path = ?")
                .params(days, path)
                .update();
        return put(path);
    }

    String audioOf(UUID task) {
        return column(task, "tasks.audio_path");
    }

    String videoOf(UUID task) {
        return column(task, "digital_humans.video_path");
    }

    String humanOf(UUID task) {
        return column(task, "digital_humans.id");
    }

    private String column(UUID task, String name) {
        return jdbc.sql("select " + name + """

                        from tasks
                        join digital_humans on digital_humans.id = tasks.digital_human_id
                        where tasks.id = ?
                        """)
                .param(task.toString())
                .query(String.class)
                .single();
    }
}
