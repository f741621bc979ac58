package io.greenroom.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.SecondGateway;
import io.greenroom.gateway.TestServices;
import io.greenroom.gateway.files.UploadRoom;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.media.ListedObject;
import io.greenroom.media.ObjectStore;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ResumableUploadsTest {
    private static final int MIB = 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectStore store;

    @Autowired
    Environment environment;

    @Autowired
    UploadRoom room;

    Api admin;
    String workspace;
    TusClient us;

    @BeforeEach
    void aWorkspace() {
        admin = Api.admin(port);
        JsonNode key = admin.post("/api/api-keys", Map.of("name", "of its own")).json();
        workspace = key.get("workspace_id").asString();
        us = TusClient.of(key.get("key").asString(), port);
    }

    /** A video of many parts: what stands behind its tracks nobody reads. */
    private static byte[] video(int bytes) {
        byte[] clip = Clips.video();
        byte[] file = Arrays.copyOf(clip, bytes);
        byte[] noise = new byte[bytes - clip.length];
        new Random(UUID.randomUUID().getLeastSignificantBits()).nextBytes(noise);
        System.arraycopy(noise, 0, file, clip.length, noise.length);
        return file;
    }

    private static byte[] from(byte[] file, long offset) {
        return Arrays.copyOfRange(file, (int) offset, file.length);
    }

    /** The file that an upload has become, with all of its content in the store and nothing else of it. */
    private JsonNode becomes(TusClient client, String upload, byte[] content) throws Exception {
        JsonNode file = client.api().get(upload).json().get("file");
        assertThat(file.path("sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        assertThat(file.get("size_bytes").asLong()).isEqualTo(content.length);
        assertThat(client.api().get(file.get("url").asString()).body()).isEqualTo(content);
        assertThat(leftOver(upload)).isEmpty();
        return file;
    }

    private List<String> leftOver(String upload) {
        return store.list(upload.substring("/api/".length()) + "/")
                .map(ListedObject::key)
                .toList();
    }

    @Test
    void makesTheSameOfAFileAsAPlainUpload() throws Exception {
        byte[] clip = Clips.anew(Clips.wav());
        Answer begun = us.begin(clip.length, "C:\\voices\\Ünï.wav");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(begun.header("Upload-Expires")).endsWith("GMT");
        String upload = begun.header("Location");
        assertThat(us.offset(upload)).isZero();
        assertThat(us.api().get(upload).json().get("file").isNull()).isTrue();

        Answer sent = us.send(upload, 0, clip);

        assertThat(sent.status()).isEqualTo(204);
        assertThat(sent.header("Upload-Offset")).isEqualTo(String.valueOf(clip.length));
        JsonNode file = becomes(us, upload, clip);
        assertThat(file.get("kind").asString()).isEqualTo("audio");
        assertThat(file.get("name").asString()).isEqualTo("Ünï.wav");
        assertThat(us.api().upload(clip).json().get("id")).isEqualTo(file.get("id"));
        // Whoever missed the answer asks, and finds that all is there.
        assertThat(us.offset(upload)).isEqualTo(clip.length);
    }

    @Test
    void whatWasCutInMidRequestGoesOnAtAnotherGateway() throws Exception {
        byte[] file = video(21 * MIB);
        String upload = us.begun(file.length);

        int cut = 13 * MIB + 77;
        us.sending(upload, file, 0, cut).close();
        await().untilAsserted(() -> assertThat(us.offset(upload)).isEqualTo(cut));

        try (SecondGateway second = new SecondGateway(environment)) {
            TusClient there = us.at(second.port());
            assertThat(there.offset(upload)).isEqualTo(cut);
            int again = 19 * MIB;
            there.sending(upload, file, cut, again).close();
            await().untilAsserted(() -> assertThat(there.offset(upload)).isEqualTo(again));
        }
        assertThat(us.send(upload, 19 * MIB, from(file, 19 * MIB)).status()).isEqualTo(204);
        JsonNode made = becomes(us, upload, file);
        assertThat(made.get("kind").asString()).isEqualTo("video");
    }

    @Test
    void aFewBytesAtATimeAddUp() throws Exception {
        byte[] file = video(300_000);
        String upload = us.begun(file.length);
        for (int from = 0; from < file.length; from += 70_000) {
            byte[] piece = Arrays.copyOfRange(file, from, Math.min(file.length, from + 70_000));
            assertThat(us.send(upload, from, piece).status()).isEqualTo(204);
        }
        becomes(us, upload, file);
    }

    @Test
    void aRequestThatNobodyHearsOfAnyMoreDoesNotSpoilWhatGoesOnWithoutIt() throws Exception {
        byte[] file = video(18 * MIB);
        String upload = us.begun(file.length);
        try (Socket hangs = us.sending(upload, file, 0, 9 * MIB)) {
            await().untilAsserted(() -> assertThat(us.offset(upload)).isEqualTo(ObjectStore.PART_BYTES));

            assertThat(us.send(upload, ObjectStore.PART_BYTES, from(file, ObjectStore.PART_BYTES))
                            .status())
                    .isEqualTo(204);

            // The lost one comes back to life with bytes that are not in the file.
            hangs.getOutputStream().write(new byte[9 * MIB]);
            String answer = new String(hangs.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 409");
        }
        becomes(us, upload, file);
    }

    @Test
    void theSameContentIsOneFile() throws Exception {
        byte[] clip = Clips.anew(Clips.video());
        String first = us.api().upload(clip).json().get("id").asString();
        String upload = us.begun(clip.length);
        us.send(upload, 0, clip);

        assertThat(becomes(us, upload, clip).get("id").asString()).isEqualTo(first);
        assertThat(store.stat(upload.replace("/api/uploads/", "files/"))).isEmpty();
    }

    @Test
    void takesTheFirstBytesWithTheBeginning() throws Exception {
        byte[] clip = Clips.anew(Clips.video());
        Answer begun = us.api()
                .with("Upload-Length", String.valueOf(clip.length))
                .with("Content-Type", "application/offset+octet-stream")
                .send("POST", "/api/uploads", BodyPublishers.ofByteArray(clip));
        assertThat(begun.header("Upload-Offset")).isEqualTo(String.valueOf(clip.length));
        becomes(us, begun.header("Location"), clip);
    }

    @Test
    void refusesAWrongOffset() {
        byte[] file = video(1000);
        String upload = us.begun(file.length);
        us.send(upload, 0, Arrays.copyOf(file, 500));

        Answer wrong = us.send(upload, 400, from(file, 400));
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.code()).isEqualTo("upload_offset_wrong");
        assertThat(us.offset(upload)).isEqualTo(500);
        assertThat(us.send(upload, -1, file).code()).isEqualTo("validation_failed");
    }

    @Test
    void refusesMoreThanWasAnnounced() {
        byte[] file = video(1000);
        String upload = us.begun(999);
        Answer longer = us.send(upload, 0, file);
        assertThat(longer.status()).isEqualTo(413);
        assertThat(longer.code()).isEqualTo("file_too_large");
    }

    @Test
    void refusesBeforeAByteIsSentWhatMayNotBeStored() {
        assertThat(us.begin(TestServices.MAX_VIDEO_BYTES + 1, "a").code()).isEqualTo("file_too_large");
        assertThat(us.begin(0, "a").code()).isEqualTo("empty_file");
        assertThat(us.api().post("/api/uploads").code()).isEqualTo("validation_failed");
        JsonNode limits = us.api().get("/api/uploads/limits").json();
        assertThat(limits.get("video_bytes").asLong()).isEqualTo(TestServices.MAX_VIDEO_BYTES);
        assertThat(limits.get("audio_bytes").asLong()).isEqualTo(TestServices.MAX_AUDIO_BYTES);

        admin.put("/api/workspaces/" + workspace, Map.of("name", "small", "max_stored_bytes", 1000));
        String upload = us.begun(800);
        assertThat(us.begin(1001, "a").code()).isEqualTo("storage_full");
        // What is begun has its room, though nothing of it has come.
        assertThat(us.begin(201, "a").code()).isEqualTo("storage_full");
        us.api().delete(upload);
        assertThat(us.begin(201, "a").status()).isEqualTo(201);
    }

    @Test
    void refusesWhatItIsAsSoonAsItShows() throws IOException {
        byte[] text = new byte[200_000];
        Arrays.fill(text, (byte) 'x');
        String upload = us.begun(text.length);
        Answer refused = us.send(upload, 0, Arrays.copyOf(text, 100_000));
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.code()).isEqualTo("unsupported_media");
        assertThat(us.offset(upload)).isEqualTo(-404);
        assertThat(leftOver(upload)).isEmpty();

        byte[] sound = Arrays.copyOf(Clips.wav(), 100_000);
        String tooLong = us.begun(TestServices.MAX_AUDIO_BYTES + 1);
        assertThat(us.send(tooLong, 0, sound).code()).isEqualTo("file_too_large");
        assertThat(us.offset(tooLong)).isEqualTo(-404);
    }

    @Test
    void goesOnWhenThereIsRoomForItAgain() throws Exception {
        byte[] clip = Clips.anew(Clips.wav());
        String upload = us.begun(clip.length);
        List<UploadRoom.Place> taken = new ArrayList<>();
        try {
            while (taken.size() < 10_000) {
                taken.add(room.take());
            }
        } catch (ProblemException full) {
            assertThat(us.send(upload, 0, clip).code()).isEqualTo("uploads_busy");
        } finally {
            taken.forEach(UploadRoom.Place::close);
        }
        assertThat(us.offset(upload)).isZero();
        assertThat(us.send(upload, 0, clip).status()).isEqualTo(204);
        becomes(us, upload, clip);
    }

    @Test
    void speaksItsVersionOfTheProtocolAlone() {
        Answer other = Api.stranger(port).with("Tus-Resumable", "0.2.2").post("/api/uploads");
        assertThat(other.status()).isEqualTo(412);
        assertThat(other.header("Tus-Version")).isEqualTo("1.0.0");
        String upload = us.begun(100);
        assertThat(us.api()
                        .send("PATCH", upload, BodyPublishers.ofByteArray(new byte[1]))
                        .code())
                .isEqualTo("unsupported_content_type");
    }

    @Test
    void endsAnUploadAtItsSendersWish() throws IOException {
        byte[] file = video(10 * MIB);
        String upload = us.begun(file.length);
        us.send(upload, 0, Arrays.copyOf(file, 9 * MIB));
        assertThat(leftOver(upload)).hasSize(1);
        assertThat(us.api().get("/api/uploads").text()).contains(upload);

        assertThat(us.api().delete(upload).status()).isEqualTo(204);

        assertThat(us.offset(upload)).isEqualTo(-404);
        assertThat(leftOver(upload)).isEmpty();
        assertThat(us.api().get("/api/uploads").text()).doesNotContain(upload);
        assertThat(us.api().delete(upload).status()).isEqualTo(404);
    }

    @Test
    void listsWhatIsNotAllHereAndWhoseItIs() {
        String upload = us.begun(1000);
        us.send(upload, 0, Arrays.copyOf(video(1000), 400));
        JsonNode ours = us.api().get("/api/uploads").json().get("data").get(0);
        assertThat(ours.get("url").asString()).isEqualTo(upload);
        assertThat(ours.get("offset_bytes").asLong()).isEqualTo(400);
        assertThat(ours.get("mine").asBoolean()).isTrue();

        us.send(upload, 400, from(video(1000), 400));
        assertThat(us.api().get("/api/uploads").json().get("data").isEmpty()).isTrue();
        Answer foreign = TusClient.of("none", port).api().get(upload);
        assertThat(foreign.code()).isEqualTo("unauthorized");
        assertThat(Api.stranger(port).get(upload).status()).isEqualTo(404);
    }

    @Test
    void anExpiredOneIsNoMore() {
        String upload = us.begun(1000);
        jdbc.sql("update uploads set expires_at = date_sub(now(6), interval 1 second) where id = ?")
                .param(upload.substring("/api/uploads/".length()))
                .update();
        assertThat(us.offset(upload)).isEqualTo(-404);
        assertThat(us.send(upload, 0, video(1000)).status()).isEqualTo(404);
    }
}
