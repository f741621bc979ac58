package io.greenroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One stack of real processes, as ./greenroom starts them, beside programs that hold the usual ports. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest {
    private static final Path SAMPLES = Program.ROOT.resolve("infra/launcher/samples");
    private static final int WAV_HEADER_BYTES = 44;
    /** A lease, a start and a render; several times that on a busy machine. */
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    @TempDir
    private static Path work;

    private static final List<ServerSocket> othersPorts = new ArrayList<>();
    private static Program greenroom;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        for (int port : new int[] {3306, 5672, 8080, 9000}) {
            try {
                othersPorts.add(new ServerSocket(port));
            } catch (IOException taken) {
                // Another program holds it already, which is what is wanted.
            }
        }
        greenroom = new Program(work.resolve("state with a space"), work);
        Program.Ended up = greenroom.run("up", "--detach");
        assertThat(up.exitCode()).as(up.output()).isZero();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        greenroom.run("down");
        for (ServerSocket socket : othersPorts) {
            socket.close();
        }
    }

    @Test
    @Order(1)
    void rendersAVideoAsLongAsTheAudioAndTellsItsStory() throws Exception {
        Api api = Api.of(greenroom.status());
        List<JsonNode> frames = api.watch("tasks");
        await().until(() -> !frames.isEmpty());

        Path out = work.resolve("made here.mp4");
        Program.Ended render = greenroom.run("render", "--out", out.toString());

        assertThat(render.exitCode()).as(render.output()).isZero();
        assertThat(render.output()).contains("H.264 + AAC").contains("(7.3 s");
        assertThat(out).isNotEmptyFile();
        JsonNode task = api.get("/api/tasks?limit=1").path("data").path(0);
        assertThat(task.path("duration_ms").asLong()).isBetween(7179L, 7379L);
        List<String> story = statuses(api.get("/api/tasks/" + task.path("id").asString() + "/logs"));
        assertThat(story)
                .startsWith("pending", "processing")
                .endsWith("completed")
                .hasSizeGreaterThan(3);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> live(frames, "status").contains("completed"));
        assertThat(live(frames, "status")).contains("pending", "processing", "completed");
        assertThat(live(frames, "progress").stream().map(Integer::valueOf)).isSorted();
    }

    @Test
    @Order(2)
    void everyAcceptedTaskIsCompletedThoughProcessesAreKilled() throws Exception {
        Api api = Api.of(greenroom.status());
        String human = api.post(
                        "/api/digital-humans",
                        Map.of("name", "presenter", "video_path", api.upload(SAMPLES.resolve("presenter.mp4"))))
                .path("id")
                .asString();
        String longAudio = api.upload(longAudio());
        Map<String, String> task = Map.of("name", "long", "digital_human_id", human, "audio_path", longAudio);

        List<String> tasks = new ArrayList<>();
        for (String victim : List.of("render-worker-1", "gateway-1", "embedded")) {
            String id = await(victim)
                    .atMost(RECOVERY)
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> api.post("/api/tasks", task).path("id").asString(), not(emptyString()));
            tasks.add(id);
            await("the rendering of " + id)
                    .atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() -> api.get("/api/tasks/" + id).path("progress").asInt() > 0);
            greenroom.service(victim).destroyForcibly();
        }

        for (String id : tasks) {
            await(id)
                    .atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() -> api.get("/api/tasks/" + id).path("status").asString(), "completed"::equals);
        }
    }

    @Test
    @Order(3)
    void downLeavesNoProcessAndUpFindsTheOldTasksAndFiles() throws Exception {
        Api before = Api.of(greenroom.status());
        JsonNode task =
                before.get("/api/tasks?limit=1&status=completed").path("data").path(0);

        assertThat(greenroom.run("down").exitCode()).isZero();
        assertThat(greenroom.living()).isEmpty();

        assertThat(greenroom.run("up", "--detach").exitCode()).isZero();
        Api after = Api.of(greenroom.status());
        String id = task.path("id").asString();
        assertThat(after.get("/api/tasks/" + id).path("video_url")).isEqualTo(task.path("video_url"));
        assertThat(after.download(id, work.resolve("again.mp4"))).isTrue();
        assertThat(work.resolve("again.mp4")).isNotEmptyFile();
    }

    private static List<String> statuses(JsonNode logs) {
        return logs.path("data")
                .valueStream()
                .map(row -> row.path("status").asString())
                .toList();
    }

    private static List<String> live(List<JsonNode> frames, String field) {
        return frames.stream()
                .filter(frame -> frame.path("type").asString("").equals("task"))
                .map(frame -> frame.path("task").path(field).asString())
                .toList();
    }

    /** The English sample, seven times over: 51 s. */
    private static Path longAudio() throws IOException {
        byte[] once = Files.readAllBytes(SAMPLES.resolve("greeting.en.wav"));
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        sound.write(once, 0, WAV_HEADER_BYTES);
        for (int i = 0; i < 7; i++) {
            sound.write(once, WAV_HEADER_BYTES, once.length - WAV_HEADER_BYTES);
        }
        byte[] all = sound.toByteArray();
        ByteBuffer.wrap(all)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, all.length - 8)
                .putInt(WAV_HEADER_BYTES - 4, all.length - WAV_HEADER_BYTES);
        return Files.write(work.resolve("long.wav"), all);
    }
}
