package io.greenroom.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Note;
import io.greenroom.events.Run;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Listening;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.SecondGateway;
import io.greenroom.gateway.TestServices;
import io.greenroom.gateway.TestWorker;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
class LiveTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Recorder recorder;

    @Autowired
    WaitingNews waitingNews;

    @Autowired
    StatsNews statsNews;

    @Autowired
    Heartbeat heartbeat;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @Autowired
    ApplicationContext context;

    private Rows rows;
    private UUID task;
    private Told told;

    @BeforeEach
    void aPendingTask() {
        rows = Rows.of(jdbc);
        task = rows.task();
        Run run = Rows.run(task, 1, "gpu-1");
        told = Told.by(run);
    }

    @Test
    void pushesEachChangeAfterItIsStoredAndProgressNeverFalls() {
        Frames frames = open("X-API-KEY", TestServices.ADMIN_KEY, "");
        frames.subscribe("task:" + task);
        for (int percent : new int[] {10, 50, 90}) {
            recorder.record(List.of(told.progressed(percent)));
        }
        recorder.record(List.of(told.completed()));
        await().untilAsserted(() -> assertThat(
                        frames.last("task").path("task").path("status").asString(""))
                .isEqualTo("completed"));
        assertThat(frames.of("task").stream()
                        .map(frame -> frame.path("task").path("progress").asInt()))
                .isSorted();
        await().untilAsserted(() -> assertThat(frames.of("log").stream()
                        .map(frame -> frame.path("log").path("id").asLong()))
                .hasSize((int) rows.logLines(task))
                .isSorted()
                .doesNotHaveDuplicates());
        assertThat(frames.last("task").path("task").path("video_url").asString())
                .isEqualTo("/api/videos/" + task);
    }

    @Test
    void aStrangerSeesNothingOfIt() {
        Api.Answer made = Api.admin(port).post("/api/api-keys", Map.of("name", "stranger"));
        Frames stranger = open("X-API-KEY", made.json().get("key").asString(), "");
        Frames operator = open("X-API-KEY", TestServices.ADMIN_KEY, "");
        stranger.subscribe("tasks", "task:" + task, "workers");
        operator.subscribe("tasks");
        recorder.record(List.of(told.started()));
        await().untilAsserted(() -> assertThat(operator.of("task")).isNotEmpty());
        assertThat(stranger.of("task")).isEmpty();
        assertThat(stranger.of("log")).isEmpty();
    }

    @Test
    void tellsWhatIsWatchedFromNowOn() {
        Frames frames = open("X-API-KEY", keyOf(rows.workspace()), "");
        frames.subscribe(
                "tasks", "workers", "task:" + task, "task:" + Rows.of(jdbc).task());
        assertThat(frames.last("subscribed").path("topics").valueStream().map(JsonNode::asString))
                .containsExactly("tasks", "task:" + task);
    }

    @Test
    void aSocketThatWatchesNothingHearsThatItStands() {
        Frames frames = open("X-API-KEY", TestServices.ADMIN_KEY, "");
        heartbeat.beat();
        await().untilAsserted(() -> assertThat(frames.of("ping")).isNotEmpty());
    }

    @Test
    void aNoteIsPushedAsALineOfTheStory() {
        recorder.record(List.of(told.started()));
        Frames frames = open("X-API-KEY", TestServices.ADMIN_KEY, "");
        frames.subscribe("task:" + task);
        recorder.record(List.of(told.noted(Note.AUDIO_PADDED, Map.of("seconds", 0.5, "to_seconds", 1))));
        await().untilAsserted(() -> assertThat(frames.of("log")).hasSize(1));
        JsonNode line = frames.last("log").path("log");
        assertThat(line.path("code").asString()).isEqualTo("audio_padded");
        assertThat(line.at("/args/to_seconds").asInt()).isEqualTo(1);
        assertThat(line.path("message").asString()).startsWith("The audio is only 0.5 s long");
    }

    @Test
    void whoeverWatchesAPendingTaskHearsWhenThatChangesForWhichItWaits() {
        String engine = "watched-" + UUID.randomUUID().toString().substring(0, 8);
        UUID pending = rows.task(engine, 0);
        Frames ours = open("X-API-KEY", keyOf(rows.workspace()), "");
        Frames strangers = open("X-API-KEY", keyOf(Rows.of(jdbc).workspace()), "");
        ours.subscribe("task:" + pending);
        strangers.subscribe("task:" + pending, "tasks");
        waitingNews.look();
        awaitWaiting(ours, "no_worker_for_engine");

        new TestWorker(publisher, "gpu-9", engine).says(WorkerHeartbeat.State.BROKEN, "no CUDA device");
        awaitWaiting(ours, "workers_not_ready");
        Api.admin(port).post("/api/dispatch/pause", Map.of("reason", "new cards"));
        awaitWaiting(ours, "dispatch_paused");
        Api.admin(port).post("/api/dispatch/resume");
        awaitWaiting(ours, "workers_not_ready");
        int heard = ours.of("task").size();
        waitingNews.look();
        waitingNews.look();
        recorder.record(List.of(Told.by(Rows.run(pending, 1, "gpu-8")).started()));
        await().untilAsserted(() ->
                assertThat(ours.last("task").at("/task/status").asString()).isEqualTo("processing"));
        assertThat(ours.of("task")).as("told once").hasSize(heard + 1);
        assertThat(strangers.of("task")).isEmpty();
    }

    @Test
    void whoeverWatchesTheFiguresHearsWhenTheyMoveAndOnlyThen() {
        Frames ours = open("X-API-KEY", keyOf(rows.workspace()), "");
        Frames strangers = open("X-API-KEY", keyOf(Rows.of(jdbc).workspace()), "");
        Frames nobodys = open("X-API-KEY", TestServices.ADMIN_KEY, "");
        ours.subscribe("stats");
        strangers.subscribe("stats");
        nobodys.subscribe("tasks");
        awaitFigure(ours, "/stats/by_status/pending", 1);
        awaitFigure(strangers, "/stats/total", 0);

        recorder.record(List.of(told.started()));
        awaitFigure(ours, "/stats/by_status/processing", 1);
        recorder.record(List.of(told.progressed(40)));
        awaitFigure(ours, "/stats/running_percent", 40);
        int heard = ours.of("stats").size();
        statsNews.look();
        statsNews.look();
        recorder.record(List.of(told.completed()));
        awaitFigure(ours, "/stats/completed_last_24h", 1);
        assertThat(ours.of("stats")).as("told once").hasSize(heard + 1);
        assertThat(strangers.of("stats")).hasSize(1);
        assertThat(nobodys.of("stats")).isEmpty();
    }

    @Test
    void anAdminHearsTheFiguresOfAllWorkspaces() {
        Frames operator = open("X-API-KEY", TestServices.ADMIN_KEY, "");
        operator.subscribe("stats");
        awaitFigure(operator, "/stats/total", count());
        Api.admin(port).delete("/api/tasks/" + task);
        awaitFigure(operator, "/stats/total", count());
    }

    private int count() {
        return jdbc.sql("select count(*) from tasks").query(Integer.class).single();
    }

    private void awaitFigure(Frames frames, String figure, int value) {
        await().untilAsserted(() -> {
            statsNews.look();
            assertThat(frames.of("stats")).isNotEmpty();
            assertThat(frames.last("stats").at(figure).asInt(-1)).isEqualTo(value);
        });
    }

    private void awaitWaiting(Frames frames, String code) {
        await().untilAsserted(() -> {
            waitingNews.look();
            assertThat(frames.of("task")).isNotEmpty();
            assertThat(frames.last("task").at("/task/waiting/code").asString(""))
                    .isEqualTo(code);
        });
    }

    private String keyOf(UUID workspace) {
        return Api.admin(port)
                .post("/api/api-keys", Map.of("name", "a watcher", "workspace_id", workspace))
                .json()
                .path("key")
                .asString();
    }

    @Test
    void aTicketOpensOneSocketOnce() {
        String ticket =
                Api.admin(port).post("/api/live/tickets").json().get("ticket").asString();
        open("X-Nothing", "-", "?ticket=" + ticket);
        assertThatThrownBy(() -> open("X-Nothing", "-", "?ticket=" + ticket)).isInstanceOf(CompletionException.class);
        assertThatThrownBy(() -> open("X-API-KEY", "wrong", "")).isInstanceOf(CompletionException.class);
    }

    @Test
    void whatOpensNoSocketIsRefusedAsAnywhere() {
        Api admin = Api.admin(port);
        assertThat(admin.get("/api/live").code()).isEqualTo("malformed_request");
        assertThat(admin.get("/api/live").header("Content-Type")).startsWith("application/problem+json");
        Api.Answer posted = admin.post("/api/live");
        assertThat(posted.code()).isEqualTo("method_not_allowed");
        assertThat(posted.header("Allow")).isEqualTo("GET");
        assertThat(posted.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aGatewayThatEndsSaysSo() {
        try (SecondGateway ending = new SecondGateway(environment)) {
            ending.bean(LiveSockets.class).leave(new ContextClosedEvent(context));
            assertThatThrownBy(() -> Listening.to(ending.port()))
                    .cause()
                    .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> {
                        HttpResponse<?> answer = refused.getResponse();
                        assertThat(answer.statusCode()).isEqualTo(503);
                        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
                    });
        }
    }

    @Test
    void aFrameThatNamesMoreStoriesKeepsThoseThatWereWatched() {
        UUID other = rows.task();
        UUID hidden = Rows.of(jdbc).task();
        Frames frames = open("X-API-KEY", keyOf(rows.workspace()), "");
        frames.subscribe("task:" + task);
        frames.subscribe("task:" + task, "task:" + other, "task:" + hidden, "task:none");
        recorder.record(List.of(told.started()));
        Told ofOther = Told.by(Rows.run(other, 1, "gpu-1"));
        recorder.record(List.of(ofOther.started()));
        recorder.record(List.of(Told.by(Rows.run(hidden, 1, "gpu-1")).started()));
        await().untilAsserted(() -> assertThat(frames.of("log").stream()
                        .map(frame -> frame.path("task_id").asString())
                        .distinct())
                .containsExactlyInAnyOrder(task.toString(), other.toString()));
        frames.subscribe("task:" + other);
        int heard = frames.of("log").size();
        recorder.record(List.of(told.completed()));
        recorder.record(List.of(ofOther.completed()));
        await().untilAsserted(() -> assertThat(frames.of("log")).hasSizeGreaterThan(heard));
        assertThat(frames.of("log").stream()
                        .skip(heard)
                        .map(frame -> frame.path("task_id").asString()))
                .containsOnly(other.toString());
    }

    @Test
    void aKeyHasOnlySoManySockets() {
        String key = keyOf(rows.workspace());
        Api us = Api.nobody(port).key(key);
        List<Frames> sockets = new ArrayList<>();
        for (int socket = 0; socket < LiveSockets.MOST_OF_A_KEY; socket++) {
            sockets.add(open("X-API-KEY", key, ""));
        }
        Api.Answer refused = us.post("/api/live/tickets");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThatThrownBy(() -> open("X-API-KEY", key, "")).isInstanceOf(CompletionException.class);
        open("X-API-KEY", keyOf(rows.workspace()), "");

        sockets.remove(0).socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        await().untilAsserted(
                        () -> assertThat(us.post("/api/live/tickets").status()).isEqualTo(201));
        sockets.forEach(each -> each.socket.abort());
    }

    @Test
    void aSocketThatAsksFasterThanAnyPageIsClosed() {
        Frames frames = open("X-API-KEY", TestServices.ADMIN_KEY, "");
        for (int frame = 0; frame < 10_000 && !frames.socket.isInputClosed(); frame++) {
            frames.socket
                    .sendText("{\"subscribe\":[]}", true)
                    .exceptionally(closed -> null)
                    .join();
        }
        assertThat(frames.socket.isInputClosed()).isTrue();
    }

    private Frames open(String header, String value, String query) {
        Frames frames = new Frames();
        frames.socket = HTTP.newWebSocketBuilder()
                .header(header, value)
                .subprotocols("greenroom.v1")
                .buildAsync(URI.create("ws://localhost:" + port + "/api/live" + query), frames)
                .join();
        await().untilAsserted(() -> assertThat(frames.of("hello")).hasSize(1));
        return frames;
    }

    /** What a socket has been sent. */
    private static final class Frames implements WebSocket.Listener {
        private final List<JsonNode> all = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private WebSocket socket;

        void subscribe(String... topics) {
            socket.sendText(JsonMapper.shared().writeValueAsString(Map.of("subscribe", topics)), true)
                    .join();
            // A second frame that is answered tells that the first has been read.
            int problems = of("problem").size();
            socket.sendText("?", true).join();
            await().untilAsserted(() -> assertThat(of("problem")).hasSizeGreaterThan(problems));
        }

        List<JsonNode> of(String type) {
            List<JsonNode> some = new ArrayList<>(all);
            some.removeIf(frame -> !frame.path("type").asString("").equals(type));
            return some;
        }

        JsonNode last(String type) {
            List<JsonNode> some = of(type);
            assertThat(some).isNotEmpty();
            return some.get(some.size() - 1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                all.add(JsonMapper.shared().readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
