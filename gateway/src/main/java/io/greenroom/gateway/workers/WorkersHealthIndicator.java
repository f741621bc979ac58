package io.greenroom.gateway.workers;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many workers there are to render, as plain counts. It never takes the gateway down: tasks can wait. */
@Component
class WorkersHealthIndicator implements HealthIndicator {

    private final JdbcClient jdbc;

    WorkersHealthIndicator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        try {
            return jdbc.sql("""
                            select count(*) live,
                                   coalesce(sum(state = 'ready' and not drain_wanted), 0) ready,
                                   coalesce(sum(state = 'draining' or (state = 'ready' and drain_wanted)), 0) draining,
                                   coalesce(sum(state = 'broken'), 0) broken
                            from workers
                            where state <> 'stopped'
                              and last_seen_at > date_sub(now(6), interval :silentSeconds second)
                            """)
                    .param("silentSeconds", Workers.SILENT_AFTER.toSeconds())
                    .query((row, number) -> Health.up()
                            .withDetail("live", row.getInt("live"))
                            .withDetail("ready", row.getInt("ready"))
                            .withDetail("draining", row.getInt("draining"))
                            .withDetail("broken", row.getInt("broken"))
                            .build())
                    .single();
        } catch (DataAccessException away) {
            return Health.unknown().build();
        }
    }
}
