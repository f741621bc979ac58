package io.greenroom.gateway.live;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.OpenConnections;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.gateway.tasks.TaskLogs;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The open sockets of this gateway and what each of them watches. */
@Component
class LiveSockets extends TextWebSocketHandler implements SubProtocolCapable, DisposableBean {

    static final String PROTOCOL = "greenroom.v1";

    private static final String TASK = "task:";
    private static final Set<String> TOPICS = Set.of("tasks", "stats", "workers", "digital_humans");
    private static final int MOST_TOPICS = 200;
    /** Of one key on one gateway: enough for a house full of open pages, too few to use up its memory. */
    static final int MOST_OF_A_KEY = 100;

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();
    private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, OpenConnections.Connection> connections = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "live-sender");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closing;
    private final TaskLogs logs;
    private final JsonMapper json;
    private final OpenConnections open;

    LiveSockets(TaskLogs logs, JsonMapper json, OpenConnections open) {
        this.logs = logs;
        this.json = json;
        this.open = open;
    }

    Collection<Watcher> watchers() {
        return watchers.values();
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    /**
     * Whether the gateway still wants sockets: one that ends sends its own elsewhere, before it stops listening.
     */
    boolean isOpen() {
        return !closing;
    }

    /** Whether its key may have one more here. */
    boolean hasRoom(Caller caller) {
        return watchers().stream()
                        .filter(watcher -> watcher.caller().keyId().equals(caller.keyId()))
                        .count()
                < MOST_OF_A_KEY;
    }

    static ProblemException tooMany() {
        return Problem.RATE_LIMITED
                .because("This key has " + MOST_OF_A_KEY + " sockets open here. Close some.")
                .after(A_WHILE);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        if (closing) {
            session.close(CloseStatus.SERVICE_RESTARTED);
            return;
        }
        Caller caller = (Caller) Objects.requireNonNull(session.getAttributes().get(Caller.ATTRIBUTE));
        Watcher watcher = new Watcher(caller, new Outbox(session, senders));
        sessions.put(session.getId(), session);
        watchers.put(session.getId(), watcher);
        connections.put(session.getId(), open.opened(caller, () -> turnOut(session, CloseStatus.POLICY_VIOLATION)));
        watcher.send("hello", "{\"type\":\"hello\"}");
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        watchers.remove(session.getId());
        sessions.remove(session.getId());
        OpenConnections.Connection connection = connections.remove(session.getId());
        if (connection != null) {
            open.closed(connection);
        }
    }

    /** Whoever is turned out is told nothing from now on, however long its client takes to hang up. */
    private void turnOut(WebSocketSession session, CloseStatus why) {
        watchers.remove(session.getId());
        senders.execute(() -> close(session, why));
    }

    /**
     * The client names all that it watches from now on and is told what of it holds: what it fetches after that lacks
     * nothing. What is not its to see is left out.
     */
    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Watcher watcher = watchers.get(session.getId());
        if (watcher == null) {
            return;
        }
        if (!watcher.mayAsk()) {
            turnOut(session, CloseStatus.SESSION_NOT_RELIABLE);
            return;
        }
        Optional<JsonNode> wanted = topics(message.getPayload());
        if (wanted.isEmpty()) {
            watcher.send("problem", "{\"type\":\"problem\",\"code\":\"malformed_request\"}");
            return;
        }
        begin(
                watcher,
                wanted.get()
                        .valueStream()
                        .map(topic -> topic.asString(""))
                        .distinct()
                        .limit(MOST_TOPICS)
                        .toList());
    }

    /** What is new among the stories is looked up at once, however many there are, and what is known not again. */
    private void begin(Watcher watcher, List<String> named) {
        Set<UUID> unknown = named.stream()
                .filter(topic -> topic.startsWith(TASK) && !watcher.watches(topic))
                .flatMap(topic -> task(topic).stream())
                .collect(Collectors.toSet());
        Map<UUID, Long> begun = logs.lastIds(unknown, watcher.caller().onlyWorkspace());
        begun.forEach(watcher::lastLog);
        Set<String> topics = named.stream()
                .filter(topic -> TOPICS.contains(topic)
                        ? !topic.equals("workers") || watcher.caller().admin()
                        : watcher.watches(topic)
                                || task(topic).filter(begun::containsKey).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        watcher.watch(topics);
        watcher.send("subscribed", json.writeValueAsString(Map.of("type", "subscribed", "topics", topics)));
    }

    private static Optional<UUID> task(String topic) {
        try {
            return topic.startsWith(TASK)
                    ? Optional.of(UUID.fromString(topic.substring(TASK.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> topics(String text) {
        try {
            JsonNode topics = json.readTree(text).path("subscribe");
            return topics.isArray() ? Optional.of(topics) : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** Whoever watches connects to another gateway at once, while requests here may still be under way. */
    @EventListener
    void leave(ContextClosedEvent closed) {
        closing = true;
        // Each by itself: one that does not read must not keep the others.
        sessions.values().forEach(session -> senders.execute(() -> close(session, CloseStatus.SERVICE_RESTARTED)));
    }

    private static void close(WebSocketSession session, CloseStatus why) {
        try {
            session.close(why);
        } catch (IOException gone) {
            // It has left already.
        }
    }

    @Override
    public void destroy() {
        senders.shutdown();
    }
}
