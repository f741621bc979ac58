package io.greenroom.render.heygemhttp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HeyGem's service as it is known to behave, with ffmpeg in the place of the model: HTTP 200 whatever happens, JSON that
 * calls itself HTML, a busy check that two submissions close together both pass, an end that is told once, and no memory
 * after a restart. A run goes on to its next step when somebody has seen the present one.
 */
public final class StandInService implements AutoCloseable {

    public static final String CONTAINER = "/code/data";

    private final Path share;
    private final int port;
    private final Map<String, StandInRun> runs = new ConcurrentHashMap<>();
    private final Deque<StandInRun.Course> courses = new ConcurrentLinkedDeque<>();
    private final Deque<String> submitAnswers = new ConcurrentLinkedDeque<>();
    private final Deque<String> queryAnswers = new ConcurrentLinkedDeque<>();
    private final AtomicInteger submissions = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicBoolean losesAcceptance = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer operator;
    private @Nullable HttpServer server;
    private volatile @Nullable StandInRun current;

    public StandInService(Path share) throws IOException {
        this.share = share;
        Files.createDirectories(share.resolve("temp"));
        operator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        operator.createContext("/restart", exchange -> {
            restart();
            send(exchange, "restarted");
        });
        operator.start();
        server = listen(0);
        port = server.getAddress().getPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** What the operator of a container has in docker restart. */
    String restartCommand() {
        return "curl -fsS -X POST http://127.0.0.1:" + operator.getAddress().getPort() + "/restart?{endpoint}";
    }

    /** How the next run goes; those without a course of their own go well. */
    void nextRun(StandInRun.Course course) {
        courses.add(course);
    }

    void answerNextSubmissions(int times, String body) {
        for (int i = 0; i < times; i++) {
            submitAnswers.add(body);
        }
    }

    void answerNextQueries(int times, String body) {
        for (int i = 0; i < times; i++) {
            queryAnswers.add(body);
        }
    }

    /** The next run is accepted, but the connection breaks before that can be said. */
    void loseNextAcceptance() {
        losesAcceptance.set(true);
    }

    /** Somebody else's run, which lasts until the service is restarted or freed. */
    StandInRun occupy() {
        var foreign = new StandInRun("foreign", share, StandInRun.Course.hangingAt(20), Map.of());
        current = foreign;
        return foreign;
    }

    void free() {
        current = null;
    }

    /** The run that is under way; null for none. */
    @Nullable
    StandInRun current() {
        return current;
    }

    public int submissions() {
        return submissions.get();
    }

    /** How often somebody was told that it is busy. */
    int refusals() {
        return refusals.get();
    }

    /** The network is gone; runs go on. */
    public synchronized void disconnect() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    public synchronized void reconnect() throws IOException {
        server = listen(port);
    }

    /** Everything is forgotten, the run under way is killed. */
    synchronized void restart() throws IOException {
        disconnect();
        StandInRun run = current;
        if (run != null) {
            run.kill();
        }
        current = null;
        runs.clear();
        reconnect();
    }

    @Override
    public void close() {
        disconnect();
        operator.stop(0);
        StandInRun run = current;
        if (run != null) {
            run.kill();
        }
        threads.shutdownNow();
    }

    private HttpServer listen(int at) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        listening.setExecutor(threads);
        listening.createContext("/easy/submit", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String prepared = submitAnswers.poll();
            String answer = prepared == null ? submit(JsonMapper.shared().readTree(body)) : prepared;
            if (losesAcceptance.compareAndSet(true, false)) {
                exchange.close();
            } else {
                send(exchange, answer);
            }
        });
        listening.createContext("/easy/query", exchange -> {
            String prepared = queryAnswers.poll();
            String code = exchange.getRequestURI().getQuery().replaceFirst("^code=", "");
            send(exchange, prepared == null ? query(code) : prepared);
        });
        listening.start();
        return listening;
    }

    private String submit(JsonNode order) {
        submissions.incrementAndGet();
        for (String wanted : new String[] {"audio_url", "video_url", "code"}) {
            if (!order.has(wanted)) {
                return envelope(10002, false, wanted + "参数缺失", Map.of());
            }
        }
        if (current != null) {
            refusals.incrementAndGet();
            return envelope(10001, true, "忙碌中", Map.of());
        }
        StandInRun.Course course = courses.isEmpty() ? StandInRun.Course.good() : courses.remove();
        var run = new StandInRun(
                order.path("code").asString(),
                share,
                course,
                Map.of("audio", inShare(order, "audio_url"), "video", inShare(order, "video_url")));
        current = run;
        runs.put(run.code(), run);
        threads.execute(() -> {
            run.go();
            if (current == run) {
                current = null;
            }
        });
        return envelope(10000, true, 10000, Map.of());
    }

    private Path inShare(JsonNode order, String field) {
        return share.resolve(order.path(field).asString().replaceFirst("^" + CONTAINER + "/", ""));
    }

    private String query(String code) {
        StandInRun run = runs.get(code);
        if (run == null) {
            return envelope(10004, true, "任务不存在", Map.of());
        }
        Map<String, Object> told = run.tell();
        if (!told.get("status").equals(1)) {
            runs.remove(code);
        }
        return envelope(10000, true, "", told);
    }

    static String envelope(int code, boolean success, Object message, Map<String, Object> data) {
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(new TreeMap<>(
                        Map.of("code", code, "data", new TreeMap<>(data), "msg", message, "success", success)));
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
