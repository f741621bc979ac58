package io.greenroom.gateway.workers;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.GatewayPinged;
import io.greenroom.events.Header;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether silence means anything. Gateways send a ping through the workers' own queue every 5 s; only after an unbroken
 * series of them, stored by the database's clock, has a silent worker really fallen silent, and not the broker, the
 * database, the gateways or the whole machine.
 */
@Component
class Pulse {

    private static final Duration GAP = Duration.ofSeconds(10);
    private static final String GATEWAY = UUID.randomUUID().toString();

    private final JdbcClient jdbc;
    private final ConfirmedPublisher publisher;

    Pulse(JdbcClient jdbc, ConfirmedPublisher publisher) {
        this.jdbc = jdbc;
        this.publisher = publisher;
    }

    @Scheduled(fixedRateString = "PT5S")
    void ping() {
        publisher.tell(new GatewayPinged(Header.plain(), GATEWAY));
    }

    /** A ping has come through. */
    @Transactional
    void beat() {
        jdbc.sql("""
                        insert into broker_pulse (id, last_ping_at, series_since)
                        values (1, now(6), now(6))
                        on duplicate key update
                            series_since = if(last_ping_at < date_sub(now(6), interval :gapSeconds second),
                                              now(6), series_since),
                            last_ping_at = now(6)
                        """).param("gapSeconds", GAP.toSeconds()).update();
    }

    /** Whether pings have come through without a gap for at least this long, until now. */
    boolean steadyFor(Duration span) {
        return jdbc.sql("""
                                select count(*)
                                from broker_pulse
                                where last_ping_at >= date_sub(now(6), interval :gapSeconds second)
                                  and series_since <= date_sub(now(6), interval :spanSeconds second)
                                """)
                        .param("gapSeconds", GAP.toSeconds())
                        .param("spanSeconds", span.toSeconds())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
