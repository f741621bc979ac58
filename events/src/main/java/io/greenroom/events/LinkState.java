package io.greenroom.events;

import com.rabbitmq.client.ShutdownSignalException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/**
 * What a process knows of its link to the broker, by what the broker has said and not by asking it. Each change is one
 * line in the log. Safe for several threads.
 */
public final class LinkState implements ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(LinkState.class);

    private final Set<com.rabbitmq.client.Connection> open = new HashSet<>();
    private final Map<com.rabbitmq.client.Connection, String> blocked = new HashMap<>();
    private Snapshot now = new Snapshot(Condition.AWAY, Instant.now(), "not connected yet");
    private boolean warned;

    private LinkState() {}

    static LinkState of(ConnectionFactory connections) {
        var state = new LinkState();
        connections.addConnectionListener(state);
        return state;
    }

    /** How a link can be. */
    public enum Condition {
        UP,
        /** There is no connection. */
        AWAY,
        /** The broker is short of memory or disk and takes no messages; it still delivers. */
        BLOCKED
    }

    /**
     * The state at one moment.
     *
     * @param condition how the link is
     * @param since when it came to be so, by this machine's clock
     * @param reason what the broker or the network said of it; may name hosts; null while up
     */
    public record Snapshot(
            Condition condition, Instant since, @Nullable String reason) {}

    public synchronized Snapshot now() {
        return now;
    }

    public boolean isUp() {
        return now().condition() == Condition.UP;
    }

    /** Whether whatever is published now would only be kept waiting. */
    public boolean isBlocked() {
        return now().condition() == Condition.BLOCKED;
    }

    @Override
    public void onCreate(@Nullable Connection made) {
        com.rabbitmq.client.Connection connection = made == null ? null : made.getDelegate();
        if (connection == null) {
            return;
        }
        connection.addBlockedListener(why -> blocked(connection, why), () -> blocked(connection, null));
        synchronized (this) {
            // It may have gone again already, and its end been told before its beginning.
            if (connection.isOpen()) {
                open.add(connection);
            }
            look("closed at once");
        }
    }

    @Override
    public synchronized void onShutDown(ShutdownSignalException signal) {
        if (signal.getReference() instanceof com.rabbitmq.client.Connection gone) {
            open.remove(gone);
            blocked.remove(gone);
        }
        if (signal.isInitiatedByApplication() && open.isEmpty()) {
            now = new Snapshot(Condition.AWAY, Instant.now(), "closed");
            warned = true;
        } else {
            look(String.valueOf(signal.getMessage()));
        }
    }

    @Override
    public synchronized void onFailed(Exception failure) {
        Throwable telling = failure;
        while (telling.getMessage() == null && telling.getCause() != null) {
            telling = telling.getCause();
        }
        look(telling.getMessage() == null ? telling.getClass().getSimpleName() : telling.getMessage());
    }

    private synchronized void blocked(com.rabbitmq.client.Connection connection, @Nullable String why) {
        if (why == null) {
            blocked.remove(connection);
        } else if (open.contains(connection)) {
            blocked.put(connection, why);
        }
        look(String.valueOf(why));
    }

    private void look(String why) {
        Condition condition = open.isEmpty() ? Condition.AWAY : blocked.isEmpty() ? Condition.UP : Condition.BLOCKED;
        String reason = switch (condition) {
            case UP -> null;
            case AWAY -> why;
            case BLOCKED -> blocked.values().iterator().next();
        };
        Snapshot before = now;
        if (condition != before.condition() || condition == Condition.AWAY && !warned) {
            Instant since = condition == before.condition() ? before.since() : Instant.now();
            now = new Snapshot(condition, since, reason);
            tell(before);
        }
    }

    private void tell(Snapshot before) {
        String reason = Objects.requireNonNullElse(now.reason(), "");
        long seconds = Duration.between(before.since(), now.since()).toSeconds();
        switch (now.condition()) {
            case AWAY ->
                log.warn("the broker is away ({}): all that needs it waits; tried again until it answers", reason);
            case BLOCKED ->
                log.warn("the broker is blocked ({}): nothing is published until it takes messages", reason);
            case UP -> {
                if (before.condition() == Condition.BLOCKED) {
                    log.warn("the broker takes messages again, after {} s", seconds);
                } else if (warned) {
                    log.warn("the broker is back, after {} s", seconds);
                } else {
                    log.info("connected to the broker");
                }
            }
        }
        warned = now.condition() != Condition.UP;
    }
}
