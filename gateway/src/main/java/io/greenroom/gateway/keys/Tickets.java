package io.greenroom.gateway.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a browser open a socket once, where it can send no header: a ticket lives 30 s and ends with its first use, or with
 * the session that asked for it.
 */
@Component
public class Tickets {
    private static final Duration LIFE = Duration.ofSeconds(30);

    private final Sessions sessions;
    private final ApiKeys keys;
    private final Clock clock;

    Tickets(Sessions sessions, ApiKeys keys, Clock clock) {
        this.sessions = sessions;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A ticket as its holder gets it.
     *
     * @param ticket goes into the socket's address, as {@code ?ticket=}
     */
    public record Ticket(String ticket, Instant expiresAt) {}

    /** For whoever holds this caller's key or session. */
    @Transactional
    public Ticket issue(Caller caller) {
        Instant now = clock.instant();
        sessions.deleteExpiredTickets(now);
        Ticket ticket = new Ticket(Secrets.newToken(), now.plus(LIFE));
        sessions.insertTicket(Secrets.hash(ticket.ticket()), caller.keyId(), caller.session(), ticket.expiresAt());
        return ticket;
    }

    /** Whose ticket it was; empty for an unknown, used or old one. */
    @Transactional
    public Optional<Caller> redeem(String ticket) {
        String hash = Secrets.hash(ticket);
        Optional<String> session = sessions.sessionOfTicket(hash);
        Optional<Caller> caller = keys.validByTicket(hash, clock.instant())
                .map(key -> key.caller().by(session.orElse(null)));
        return sessions.deleteTicket(hash) == 1 ? caller : Optional.empty();
    }
}
