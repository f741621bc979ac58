package io.greenroom.gateway.live;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.OpenConnections;
import io.greenroom.gateway.tasks.TaskLogs;
import io.greenroom.gateway.tasks.TaskViews;
import java.io.IOException;
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

    private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();
    private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, OpenConnections.Connection> connections = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "live-sender");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closing;
    private final TaskViews tasks;
    private final TaskLogs logs;
    private final JsonMapper json;
    private final OpenConnections open;

    LiveSockets(TaskViews tasks, TaskLogs logs, JsonMapper json, OpenConnections open) {
        this.tasks = tasks;
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
        connections.put(session.getId(), open.opened(caller, () -> turnOut(session)));
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

    /** Whose key opens nothing any more is told nothing from now on, however long its client takes to hang up. */
    private void turnOut(WebSocketSession session) {
        watchers.remove(session.getId());
        senders.execute(() -> close(session, CloseStatus.POLICY_VIOLATION));
    }

    /**
     * The client names all that it watches from now on and is told what of it holds: what it fetches after that lacks
     * nothing. What is not its to see is left out.
     */
    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Watcher watcher = watchers.get(session.getId());
        Optional<JsonNode> wanted = topics(message.getPayload());
        if (watcher == null) {
            return;
        }
        if (wanted.isEmpty()) {
            watcher.send("problem", "{\"type\":\"problem\",\"code\":\"malformed_request\"}");
            return;
        }
        Set<String> topics = new LinkedHashSet<>();
        for (JsonNode topic : wanted.get()) {
            if (topics.size() < MOST_TOPICS && mayWatch(watcher.caller(), topic.asString(""))) {
                topics.add(topic.asString(""));
            }
        }
        watcher.watch(topics);
        for (String topic : topics) {
            if (topic.startsWith(TASK)) {
                UUID task = UUID.fromString(topic.substring(TASK.length()));
                watcher.lastLog(task, logs.lastId(task));
            }
        }
        watcher.send("subscribed", json.writeValueAsString(Map.of("type", "subscribed", "topics", topics)));
    }

    private Optional<JsonNode> topics(String text) {
        try {
            JsonNode topics = json.readTree(text).path("subscribe");
            return topics.isArray() ? Optional.of(topics) : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private boolean mayWatch(Caller caller, String topic) {
        if (TOPICS.contains(topic)) {
            return !topic.equals("workers") || caller.admin();
        }
        try {
            return topic.startsWith(TASK)
                    && tasks.find(UUID.fromString(topic.substring(TASK.length())), caller.onlyWorkspace())
                            .isPresent();
        } catch (IllegalArgumentException noId) {
            return false;
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
