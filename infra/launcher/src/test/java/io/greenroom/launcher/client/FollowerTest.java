package io.greenroom.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a task is watched, against a small gateway that plays what a real one may do. */
class FollowerTest {
    private static final Pattern PROGRESS = Pattern.compile("\"progress\":(\\d+)");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Deque<String> streams = new ArrayDeque<>();
    private HttpServer gateway;
    private volatile int progress;

    @BeforeEach
    void listen() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        gateway.setExecutor(Executors.newSingleThreadExecutor());
        gateway.createContext("/api/tasks/17", exchange -> answer(exchange, "application/json", task()));
        gateway.createContext("/api/tasks/17/events", this::events);
        gateway.createContext("/api/tasks/17/status", this::status);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void isToldWhatHappensAndNeverAsks() {
        streams.add(log(3) + ": still here\n\n" + progressed(40) + progressed(80) + progressed(100));
        assertThat(progressSeen()).containsExactly(0, 40, 80, 100, 100);
        assertThat(asked).containsExactly("events after 0");
    }

    @Test
    void goesOnAfterTheLastLineWhereAStreamIsBrokenOff() {
        streams.add(log(3) + log(4) + progressed(40) + "data: {\"progress\": 6");
        streams.add(log(5) + progressed(100));
        assertThat(progressSeen()).containsExactly(0, 40, 40, 100, 100);
        assertThat(asked).containsExactly("events after 0", "events after 4");
    }

    @Test
    void asksWhereThereAreNoEvents() {
        assertThat(progressSeen()).startsWith(0).endsWith(100);
        assertThat(asked).startsWith("events after 0", "status null", "status \"50\"");
    }

    @Test
    void asksWhereSomethingOnTheWayTellsNoEvents() {
        streams.add("");
        assertThat(progressSeen()).startsWith(0).endsWith(100);
        assertThat(asked).startsWith("events after 0", "status null");
    }

    private List<Integer> progressSeen() {
        List<Integer> seen = new ArrayList<>();
        String url = "http://localhost:" + gateway.getAddress().getPort();
        new Follower(GatewayClient.hasty(url, "key")).follow("17", task -> seen.add(task.progress()));
        return seen;
    }

    private void events(HttpExchange exchange) throws IOException {
        String after = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        asked.add("events after " + Optional.ofNullable(after).orElse("0"));
        if (streams.isEmpty()) {
            answer(exchange, "text/html", "<p>what is this?</p>");
        } else {
            String told = streams.remove();
            progress = PROGRESS.matcher(told)
                    .results()
                    .mapToInt(now -> Integer.parseInt(now.group(1)))
                    .max()
                    .orElse(progress);
            answer(exchange, "text/event-stream;charset=UTF-8", told);
        }
    }

    private void status(HttpExchange exchange) throws IOException {
        asked.add("status " + exchange.getRequestHeaders().getFirst("If-None-Match"));
        progress += 50;
        exchange.getResponseHeaders().set("ETag", "\"" + progress + "\"");
        answer(exchange, "application/json", "{}");
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String log(int id) {
        return "id:" + id + "\nevent:log\ndata:{\"id\":" + id + "}\n\n";
    }

    private static String progressed(int to) {
        return "event:task\ndata:" + taskAt(to) + "\n\n";
    }

    private String task() {
        return taskAt(progress);
    }

    private static String taskAt(int progress) {
        return "{\"id\":\"17\",\"progress\":" + progress + ",\"status\":\""
                + (progress >= 100 ? "completed" : "processing") + "\"}";
    }
}
