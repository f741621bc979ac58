package io.greenroom.gateway.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.tasks.Submitter;
import io.greenroom.media.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ResultsArchiveTest {

    private static final int BIG = 16 * 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectStore store;

    @Autowired
    ResultsArchive archive;

    private Submitter ours;
    private String address;
    private List<UUID> tasks;

    @BeforeEach
    void aBatchOfThree() {
        ours = new Submitter(port);
        JsonNode batch = ours.us
                .post(
                        "/api/tasks/batch",
                        Map.of(
                                "name",
                                "周一 \"news\"",
                                "tasks",
                                List.of(
                                        ours.task(Map.of("name", "../../etc/passwd")),
                                        ours.task(Map.of("name", "never finished")),
                                        ours.task(Map.of("name", "你好 🎬".repeat(50))))))
                .json();
        address = "/api/batches/" + batch.path("id").asString() + "/results.zip";
        tasks = new ArrayList<>();
        batch.path("items")
                .forEach(item -> tasks.add(UUID.fromString(item.path("id").asString())));
    }

    @Test
    void isThereOnceAVideoIs() throws IOException {
        assertThat(ours.us.get(address).code()).isEqualTo("not_found");
        byte[] first = finished(tasks.get(0), 1_000);
        byte[] last = finished(tasks.get(2), 200_000);

        Answer answer = ours.us.get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(entries).hasSize(2);
        List<String> names = List.copyOf(entries.keySet());
        assertThat(names.get(0)).isEqualTo("001 .._.._etc_passwd.mp4");
        assertThat(names.get(1)).startsWith("003 你好 🎬").endsWith(".mp4");
        assertThat(names.get(1).codePointCount(0, names.get(1).length())).isLessThanOrEqualTo(108);
        assertThat(entries.get(names.get(0))).isEqualTo(first);
        assertThat(entries.get(names.get(1))).isEqualTo(last);

        Answer head = ours.us.send("HEAD", address, BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void leavesOutWhatIsDeletedWhileItIsSent() throws IOException {
        finished(tasks.get(0), 1_000);
        byte[] last = finished(tasks.get(2), 2_000);
        store.delete(key(tasks.get(0)));
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(ours.us.get(address).body()))) {
            assertThat(zip.getNextEntry().getName()).startsWith("003");
            assertThat(zip.readAllBytes()).isEqualTo(last);
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @Test
    void holdsNoVideoInMemory() throws IOException {
        finished(tasks.get(0), BIG);
        FinishedVideo video = new FinishedVideo(0, "big", key(tasks.get(0)), BIG, Instant.now());
        long[] largest = {0};
        long[] sent = {0};
        archive.write(List.of(video, video(1, video), video(2, video)), new OutputStream() {
            @Override
            public void write(int one) {
                sent[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                largest[0] = Math.max(largest[0], length);
                sent[0] += length;
            }
        });
        assertThat(sent[0]).isBetween(3L * BIG, 3L * BIG + 1_000);
        assertThat(largest[0]).as("comes in small pieces").isLessThanOrEqualTo(64 * 1024);
    }

    private static FinishedVideo video(int index, FinishedVideo like) {
        return new FinishedVideo(index, like.name(), like.key(), like.bytes(), like.completedAt());
    }

    private byte[] finished(UUID task, int bytes) throws IOException {
        byte[] video = new byte[bytes];
        new Random(bytes).nextBytes(video);
        try (InputStream content = new ByteArrayInputStream(video)) {
            store.put(key(task), content, bytes, "video/mp4");
        }
        jdbc.sql("""
                        update tasks
                        set status = 'completed', progress = 100, result_key = ?, result_bytes = ?, completed_at = now(3)
                        where id = ?
                        """).params(key(task), bytes, task.toString()).update();
        return video;
    }

    private static String key(UUID task) {
        return "results/" + task + "/" + task + ".mp4";
    }
}
