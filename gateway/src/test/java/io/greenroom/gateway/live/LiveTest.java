package io.greenroom.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.Run;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.TestServices;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
class LiveTest {

    @LocalServerPort
    int port;

    @Autowired
    Recorder recorder;

    @Autowired
    JdbcClient jdbc;

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
        Api.Answer made = Api.admin(port).post("/api/api-keys", java.util.Map.of("name", "stranger"));
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
    void aTicketOpensOneSocketOnce() {
        String ticket =
                Api.admin(port).post("/api/live/tickets").json().get("ticket").asString();
        open("X-Nothing", "-", "?ticket=" + ticket);
        assertThatThrownBy(() -> open("X-Nothing", "-", "?ticket=" + ticket)).isInstanceOf(CompletionException.class);
        assertThatThrownBy(() -> open("X-API-KEY", "wrong", "")).isInstanceOf(CompletionException.class);
    }

    private Frames open(String header, String value, String query) {
        Frames frames = new Frames();
        frames.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
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
            socket.sendText(JsonMapper.shared().writeValueAsString(java.util.Map.of("subscribe", topics)), true)
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
