package io.greenroom.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.media.ObjectStore;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@GatewayTest
@Import(StrictGateway.class)
class WorkspaceCapsTest {
    private static final int AT_ONCE = 8;

    @LocalServerPort
    int port;

    @Autowired
    HandTime time;

    @Autowired
    ObjectStore store;

    @Autowired
    WorkspaceCaps caps;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Rows rows;

    @BeforeEach
    void aWorkspace() {
        rows = Rows.of(jdbc);
    }

    @Test
    void letsAsManyTasksWaitAsTheCapSaysHoweverManyComeAtOnce() throws Exception {
        assertThat(atOnce(this::task)).containsOnly("taken", "too_many_pending");
        assertThat(pending()).isEqualTo(StrictGateway.MAX_PENDING);
        assertThat(task()).isEqualTo("too_many_pending");

        jdbc.sql("update tasks set status = 'cancelled' where workspace_id = ? limit 1")
                .param(rows.workspace().toString())
                .update();
        assertThat(task()).isEqualTo("taken");
        assertThat(task()).isEqualTo("too_many_pending");
    }

    @Test
    void asksTheWorkspaceFirst() {
        set("max_pending", 1);
        assertThat(task()).isEqualTo("taken");
        assertThat(task()).isEqualTo("too_many_pending");
        set("max_pending", 0);
        IntStream.rangeClosed(0, StrictGateway.MAX_PENDING)
                .forEach(more -> assertThat(task()).isEqualTo("taken"));
    }

    @Test
    void saysForHowManyThereIsRoom() {
        transaction.executeWithoutResult(status -> {
            assertThat(caps.roomForTasks(rows.workspace(), 3)).isEqualTo(3);
            assertThat(caps.roomForTasks(rows.workspace(), 100)).isEqualTo(StrictGateway.MAX_PENDING);
        });
    }

    @Test
    void refusesTasksByTheApiUntilSomeAreGone() {
        Studio us = new Studio();
        for (int i = 0; i < StrictGateway.MAX_PENDING - 1; i++) {
            assertThat(us.submit().status()).isEqualTo(201);
        }
        Answer some = us.api.post("/api/tasks/batch", Map.of("tasks", List.of(us.task(), us.task())));
        assertThat(some.text()).contains("too_many_pending");
        assertThat(us.pending()).isEqualTo(StrictGateway.MAX_PENDING);

        Answer refused = us.submit();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too_many_pending");
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(us.api
                        .post("/api/tasks/batch", Map.of("tasks", List.of(us.task())))
                        .code())
                .isEqualTo("too_many_pending");

        assertThat(us.api
                        .post("/api/tasks/cancel", Map.of("filter", Map.of("all", true)))
                        .status())
                .isEqualTo(200);
        assertThat(us.submit().status()).isEqualTo(201);
    }

    @Test
    void refusesTasksWhoseVideosWouldHaveNoRoom() {
        Studio us = new Studio();
        assertThat(us.submit().status()).isEqualTo(201);
        long uploads = us.api.get("/api/files").json().get("data").findValues("size_bytes").stream()
                .mapToLong(JsonNode::asLong)
                .sum();
        jdbc.sql("update tasks set result_bytes = ? where digital_human_id = ?")
                .params(StrictGateway.MAX_STORED_BYTES - uploads, us.human)
                .update();

        Answer refused = us.submit();
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("storage_full");
        assertThat(us.api
                        .post("/api/tasks/batch", Map.of("tasks", List.of(us.task())))
                        .code())
                .isEqualTo("storage_full");

        jdbc.sql("update tasks set result_bytes = result_bytes - 1 where digital_human_id = ?")
                .param(us.human)
                .update();
        assertThat(us.submit().status()).isEqualTo(201);
    }

    @Test
    void refusesAFileForWhichThereIsNoRoomBeforeItHasCome() throws IOException {
        time.pass(Duration.ofHours(1));
        String key = Api.admin(port)
                .post("/api/api-keys", Map.of("name", "a workspace of its own"))
                .json()
                .get("key")
                .asString();
        String head = "POST /api/upload HTTP/1.1\r\nHost: localhost\r\nX-API-KEY: " + key
                + "\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: "
                + (StrictGateway.MAX_STORED_BYTES + 100_000) + "\r\n\r\n"
                + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(Arrays.copyOf(Clips.video(), 100_000));
            // The rest never comes: an answer shows that nobody waits for it.
            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void refusesAFileByTheApiAndKeepsNothingOfIt() {
        time.pass(Duration.ofHours(1));
        Api us = Api.stranger(port);
        byte[] video = Arrays.copyOf(Clips.video(), (int) StrictGateway.MAX_STORED_BYTES - 100);
        assertThat(us.upload(video).status()).isEqualTo(201);
        long objects = store.list("").count();

        Answer refused = us.upload(Clips.wav());
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("storage_full");
        assertThat(store.list("").count()).isEqualTo(objects);
        assertThat(us.upload(Arrays.copyOf(Clips.png(), 100)).status()).isEqualTo(201);
        assertThat(us.upload(Clips.png()).code()).isEqualTo("storage_full");
    }

    /** A workspace with a digital human and a voice, by the API. */
    private final class Studio {
        final Api api;
        final String human;
        final String audio;

        Studio() {
            time.pass(Duration.ofHours(1));
            api = Api.stranger(port);
            String video = api.upload(Clips.video()).json().get("path").asString();
            human = api.post("/api/digital-humans", Map.of("name", "Lin", "video_path", video))
                    .json()
                    .get("id")
                    .asString();
            audio = api.upload(Clips.wav()).json().get("path").asString();
        }

        Map<String, Object> task() {
            return Map.of("name", "t", "digital_human_id", human, "audio_path", audio);
        }

        Answer submit() {
            time.pass(Duration.ofSeconds(1));
            return api.post("/api/tasks", task());
        }

        int pending() {
            return api.get("/api/tasks?status=pending&count=true")
                    .json()
                    .get("total")
                    .asInt();
        }
    }

    @Test
    void storesAsMuchAsTheCapSaysHoweverManyComeAtOnce() throws Exception {
        // A file of a test has 10 bytes.
        set("max_stored_bytes", 45);
        assertThat(atOnce(this::file)).containsOnly("taken", "storage_full");
        assertThat(jdbc.sql("select sum(size_bytes) from files where workspace_id = ?")
                        .param(rows.workspace().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    @Test
    void countsResultsAmongWhatIsStored() {
        jdbc.sql("update tasks set result_bytes = ? where id = ?")
                .params(StrictGateway.MAX_STORED_BYTES - 30, rows.task().toString())
                .update();
        // Its audio and its digital human's video are stored, too.
        assertThat(verdict(() -> caps.requireRoomForBytes(rows.workspace(), 10)))
                .isEqualTo("taken");
        assertThat(verdict(() -> caps.requireRoomForBytes(rows.workspace(), 11)))
                .isEqualTo("storage_full");
        assertThat(verdict(() -> caps.checkRoomForBytes(rows.workspace(), 11))).isEqualTo("storage_full");
    }

    private String task() {
        return verdict(() -> {
            if (caps.roomForTasks(rows.workspace(), 1) == 0) {
                throw WorkspaceCaps.tooManyPending();
            }
            rows.task();
        });
    }

    private String file() {
        return verdict(() -> {
            caps.requireRoomForBytes(rows.workspace(), 10);
            rows.file("audio");
        });
    }

    private String verdict(Runnable addition) {
        try {
            transaction.executeWithoutResult(status -> addition.run());
            return "taken";
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }

    private static List<String> atOnce(Callable<String> addition) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<String> verdicts = new ArrayList<>();
            for (Future<String> verdict : callers.invokeAll(
                    IntStream.range(0, AT_ONCE).mapToObj(i -> addition).toList())) {
                verdicts.add(verdict.get());
            }
            return verdicts;
        } finally {
            callers.shutdown();
        }
    }

    private long pending() {
        return jdbc.sql("select count(*) from tasks where workspace_id = ? and status = 'pending'")
                .param(rows.workspace().toString())
                .query(Long.class)
                .single();
    }

    private void set(String cap, long value) {
        jdbc.sql("update workspaces set " + cap + " = ? where id = ?")
                .params(value, rows.workspace().toString())
                .update();
    }
}
