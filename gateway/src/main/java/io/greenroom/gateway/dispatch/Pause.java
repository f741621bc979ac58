package io.greenroom.gateway.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The row in which dispatch is paused or not, for all gateways; its lock is the right to choose tasks. */
@Repository
class Pause {

    private final JdbcClient jdbc;

    Pause(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes the caller's transaction the only one that chooses tasks, until its end.
     *
     * @return whether it may choose: false while dispatch is paused
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean lockUnlessOn() {
        return jdbc.sql("select paused_at is null from dispatch_state where id = 1 for update")
                .query(Boolean.class)
                .single();
    }

    boolean isOn() {
        return state().paused();
    }

    DispatchState state() {
        return jdbc.sql("select paused_at, paused_by, reason from dispatch_state where id = 1")
                .query(Pause::read)
                .single();
    }

    /** Since when and by whom stays as it was where it is on already; a reason that is given replaces the one before. */
    void begin(UUID key, @Nullable String reason) {
        jdbc.sql("""
                        update dispatch_state
                        set paused_by = if(paused_at is null, (select name from api_keys where id = :key), paused_by),
                            reason = if(paused_at is null, :reason, coalesce(:reason, reason)),
                            paused_at = coalesce(paused_at, now(3))
                        where id = 1
                        """).param("key", key.toString()).param("reason", reason).update();
    }

    void end() {
        jdbc.sql("update dispatch_state set paused_at = null, paused_by = null, reason = null where id = 1")
                .update();
    }

    private static DispatchState read(ResultSet row, int number) throws SQLException {
        Timestamp since = row.getTimestamp("paused_at");
        return new DispatchState(
                since != null,
                since == null ? null : since.toInstant(),
                row.getString("paused_by"),
                row.getString("reason"));
    }
}
