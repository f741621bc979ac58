package io.greenroom.gateway.retention;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose turn it is to look through everything, by the database's clock. Two rounds at once would do no harm, only twice
 * the work; so a turn is a lease and no lock, and that of a dead gateway ends by itself.
 */
@Repository
class Turns {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Turns(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param running whether a round goes on
     * @param last report of the last round that came to its end; null: there was none
     */
    record State(boolean running, @Nullable RetentionReport last) {}

    /** Takes the turn where the last round ended an hour ago, or was broken off. */
    Optional<UUID> takeWhenDue() {
        return take("and (ended_at < started_at or ended_at < date_sub(now(6), interval 1 hour))");
    }

    /** Takes the turn unless a round goes on. */
    Optional<UUID> takeNow() {
        return take("");
    }

    private Optional<UUID> take(String due) {
        UUID holder = UUID.randomUUID();
        int taken = jdbc.sql("""
                        update retention_turn
                        set holder = :holder, held_until = date_add(now(6), interval 2 minute), started_at = now(6)
                        where id = 1
                          and held_until <= now(6)
                        """ + due).param("holder", holder.toString()).update();
        return taken == 1 ? Optional.of(holder) : Optional.empty();
    }

    /** @return false when it has ended and another may be at work */
    boolean keep(UUID holder) {
        return jdbc.sql("""
                                update retention_turn
                                set held_until = date_add(now(6), interval 2 minute)
                                where id = 1
                                  and holder = :holder
                                """).param("holder", holder.toString()).update() == 1;
    }

    void end(UUID holder, RetentionReport report) {
        jdbc.sql("""
                        update retention_turn
                        set holder = null, held_until = now(6), ended_at = now(6), report = :report
                        where id = 1
                          and holder = :holder
                        """)
                .param("report", json.writeValueAsString(report))
                .param("holder", holder.toString())
                .update();
    }

    /** Lets go of it before the end: the next round is due at once. */
    void breakOff(UUID holder) {
        jdbc.sql("""
                        update retention_turn
                        set holder = null, held_until = now(6)
                        where id = 1
                          and holder = :holder
                        """).param("holder", holder.toString()).update();
    }

    State state() {
        return jdbc.sql("select held_until > now(6) running, report from retention_turn where id = 1")
                .query((row, number) -> {
                    String report = row.getString("report");
                    return new State(
                            row.getBoolean("running"),
                            report == null ? null : json.readValue(report, RetentionReport.class));
                })
                .single();
    }

    /** The mark of this database. */
    String installation() {
        return jdbc.sql("select installation from retention_turn where id = 1")
                .query(String.class)
                .single();
    }

    Instant now() {
        return Objects.requireNonNull(jdbc.sql("select now(6)")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single());
    }
}
