package io.greenroom.gateway.keys;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What callers of this gateway hold open, such as sockets. A request is let in once, at its start; what stays open is looked
 * at again every 5 s, and at once when there is news of its key, so that it ends within 10 s after the key was disabled,
 * deleted, has expired or may do something else now, or the session it was opened by has ended, whether news arrives or not.
 */
@Component
public class OpenConnections {

    private final Callers callers;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    OpenConnections(Callers callers) {
        this.callers = callers;
    }

    /** One thing that is open. Equal to nothing but itself. */
    public static final class Connection {
        private final Caller caller;
        private final Runnable end;

        private Connection(Caller caller, Runnable end) {
            this.caller = caller;
            this.end = end;
        }
    }

    /**
     * Watches over something that has been opened.
     *
     * @param end ends it, and does not wait until it has ended; called once at most
     * @return to be given to {@link #closed} when it has ended
     */
    public Connection opened(Caller caller, Runnable end) {
        Connection connection = new Connection(caller, end);
        open.add(connection);
        return connection;
    }

    /** It has ended. */
    public void closed(Connection connection) {
        open.remove(connection);
    }

    /** There is news of a key: looks afresh at all that it has opened. */
    public void changed(UUID keyId) {
        callers.forgetKey(keyId);
        look();
    }

    /** Ends what is open for a caller who would not be let in now, or would be as somebody else. */
    @Scheduled(fixedDelayString = "PT5S")
    void look() {
        Set<Caller> then = open.stream().map(connection -> connection.caller).collect(Collectors.toSet());
        Set<Caller> now = callers.unchanged(then);
        open.stream()
                // Whoever has come in meanwhile has been looked at on the way.
                .filter(connection -> then.contains(connection.caller) && !now.contains(connection.caller))
                .filter(open::remove)
                .forEach(connection -> connection.end.run());
    }
}
