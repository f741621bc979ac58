package io.greenroom.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestServices;
import io.greenroom.media.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
class UploadEdgesTest {
    private static final long MEBIBYTE = 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    ObjectStore store;

    Api caller;
    long rowsBefore;
    long objectsBefore;

    @BeforeEach
    void count() {
        caller = Api.stranger(port);
        rowsBefore = rows();
        objectsBefore = objects();
    }

    @Test
    void tellsSoundFromPicturesByTheTracksOfAContainer() {
        assertKind(Samples.mp4("soun"), "audio", "audio/mp4");
        assertKind(Samples.mp4("vide"), "video", "video/mp4");
        assertKind(Samples.webm(2), "audio", "audio/webm");
        assertKind(Samples.webm(2, 1), "video", "video/webm");
        assertKind(Samples.ogg("OpusHead"), "audio", "audio/ogg");
        assertKind(Samples.ogg("\u0080theora", "\1vorbis"), "video", "video/ogg");
        assertKind(Samples.wav(1000), "audio", "audio/wav");
    }

    private void assertKind(byte[] content, String kind, String contentType) {
        Answer taken = caller.upload(content);
        assertThat(taken.status()).as(contentType + taken.text()).isEqualTo(201);
        assertThat(taken.json().get("kind").asString()).isEqualTo(kind);
        assertThat(taken.json().get("content_type").asString()).isEqualTo(contentType);
    }

    @Test
    void refusesAContainerWithoutATrack() {
        assertRefused(caller.upload(Samples.mp4()), 415, "unsupported_media");
        assertRefused(caller.upload(Samples.mp4("text")), 415, "unsupported_media");
    }

    @Test
    void followsNoFileFurtherDownThanItsTracks() {
        assertRefused(caller.upload(Samples.nestedMp4(100_000)), 415, "unsupported_media");
        assertRefused(caller.upload(Samples.nestedWebm(100_000)), 415, "unsupported_media");
    }

    @Test
    void refusesABodyThatIsNotMultipartOrIsBroken() {
        assertRefused(caller.post("/api/upload", "{}"), 415, "unsupported_content_type");
        Answer broken = caller.with("Content-Type", "multipart/form-data; boundary=edge")
                .send(
                        "POST",
                        "/api/upload",
                        BodyPublishers.ofString(
                                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nRIFF"));
        assertRefused(broken, 400, "malformed_request");
    }

    @Test
    void readsOnlySoMuchBeforeTheFile() {
        String file = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        String field = "--edge\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n%s\r\n";
        for (String before : List.of(field.formatted("").repeat(17), field.formatted("x".repeat(70_000)))) {
            assertRefused(multipart(before + file + "RIFF\r\n--edge--\r\n"), 413, "body_too_large");
        }
        String wav = new String(Samples.wav(1000), StandardCharsets.ISO_8859_1);
        Answer taken = multipart(field.formatted("x").repeat(16) + file + wav + "\r\n--edge--\r\n");
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
    }

    private Answer multipart(String body) {
        return caller.with("Content-Type", "multipart/form-data; boundary=edge")
                .send("POST", "/api/upload", BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1));
    }

    @Test
    void answersAnAudioOverTheLimit() {
        byte[] large = Samples.wav((int) TestServices.MAX_AUDIO_BYTES + 1);
        assertRefused(caller.upload(large), 413, "file_too_large");
        byte[] largeInside = java.util.Arrays.copyOf(Samples.ogg("OpusHead"), (int) TestServices.MAX_AUDIO_BYTES + 1);
        assertRefused(caller.upload(largeInside), 413, "file_too_large");
        assertThat(caller.upload(Samples.wav((int) TestServices.MAX_AUDIO_BYTES))
                        .status())
                .isEqualTo(201);
    }

    /** A client that sends for a long time after the limit sees the answer, not a reset. */
    @Test
    void answersAVideoOverTheLimitToAClientThatStillSends() {
        Answer refused = caller.upload("file", "v.mp4", video(TestServices.MAX_VIDEO_BYTES + 64 * MEBIBYTE));
        assertRefused(refused, 413, "file_too_large");
    }

    @Test
    void leavesNothingOfAnUploadThatBreaksOff() throws IOException {
        String head = "POST /api/upload HTTP/1.1\r\nHost: localhost\r\nX-API-KEY: " + TestServices.ADMIN_KEY
                + "\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: 100000000\r\n\r\n"
                + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(Samples.wav(1_000_000));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
        assertNothingNew();
    }

    /** An mp4 of that many bytes with its index first. */
    private static InputStream video(long bytes) {
        byte[] head = Samples.mp4("vide");
        return new SequenceInputStream(new ByteArrayInputStream(head), new InputStream() {
            private long left = bytes - head.length;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(length, left);
                left -= read;
                return read;
            }
        });
    }

    private void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertNothingNew();
    }

    private void assertNothingNew() {
        assertThat(rows()).isEqualTo(rowsBefore);
        assertThat(objects()).isEqualTo(objectsBefore);
    }

    private long rows() {
        return database.sql("select count(*) from files").query(Long.class).single();
    }

    private long objects() {
        return store.list("").count();
    }
}
