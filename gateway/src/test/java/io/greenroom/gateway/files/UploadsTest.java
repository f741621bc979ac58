package io.greenroom.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestServices;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.media.ListedObject;
import io.greenroom.media.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
class UploadsTest {
    private static final byte[] TEXT = "this is no video at all".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    ObjectStore store;

    @Autowired
    UploadRoom room;

    Api us;
    Set<String> oddBefore;

    @BeforeEach
    void aWorkspace() {
        us = Api.stranger(port);
        oddBefore = odd();
    }

    /** Whatever was taken or refused: every object has its row and every row its object. */
    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(odd()).isEqualTo(oddBefore);
    }

    /** Objects without a row and rows without an object; other tests of this gateway write rows alone. */
    private Set<String> odd() {
        Set<String> rows = new HashSet<>(
                database.sql("select path from files").query(String.class).list());
        Set<String> objects = store.list("files/").map(ListedObject::key).collect(Collectors.toSet());
        Set<String> both = new HashSet<>(rows);
        both.retainAll(objects);
        rows.addAll(objects);
        rows.removeAll(both);
        return rows;
    }

    @Test
    void storesAVideoAndSaysWhatItIs() throws Exception {
        byte[] clip = Clips.video();

        Answer upload = us.upload("file", "C:\\clips\\Ünï.mp4", new ByteArrayInputStream(clip));

        assertThat(upload.status()).isEqualTo(201);
        String id = upload.json().get("id").asString();
        assertThat(upload.json().get("path").asString()).isEqualTo("files/" + id);
        assertThat(upload.json().get("kind").asString()).isEqualTo("video");
        assertThat(upload.json().get("name").asString()).isEqualTo("Ünï.mp4");
        assertThat(upload.json().get("content_type").asString()).isEqualTo("video/mp4");
        assertThat(upload.json().get("size_bytes").asLong()).isEqualTo(clip.length);
        assertThat(upload.json().get("sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(clip)));
        assertThat(us.get(upload.json().get("url").asString()).body()).isEqualTo(clip);
    }

    @Test
    void goesByTheContentAndNotByTheName() {
        Answer text = us.upload("file", "a.mp4", new ByteArrayInputStream(TEXT));
        assertThat(text.status()).isEqualTo(415);
        assertThat(text.code()).isEqualTo("unsupported_media");

        Answer sound = us.upload("file", "a.mp4", new ByteArrayInputStream(Clips.wav()));
        assertThat(sound.json().get("kind").asString()).isEqualTo("audio");
        Answer soundInMp4 = us.upload("file", "b.mp4", new ByteArrayInputStream(Clips.audioInMp4()));
        assertThat(soundInMp4.json().get("kind").asString()).isEqualTo("audio");
        assertThat(soundInMp4.json().get("content_type").asString()).isEqualTo("audio/mp4");
        assertThat(us.upload(Clips.png()).json().get("kind").asString()).isEqualTo("image");
    }

    @Test
    void refusesAnEmptyFile() {
        Answer empty = us.upload(new byte[0]);
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.code()).isEqualTo("empty_file");
    }

    @Test
    void refusesAFormWithoutTheFile() {
        Answer other = us.upload("picture", "a.mp4", new ByteArrayInputStream(Clips.video()));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("file_missing");
        assertThat(us.post("/api/upload", Map.of()).code()).isEqualTo("unsupported_content_type");
    }

    @Test
    void answersAFileOverTheLimitInsteadOfResetting() {
        InputStream tooLong = new SequenceInputStream(
                new ByteArrayInputStream(Clips.wav()), new Zeros(TestServices.MAX_AUDIO_BYTES + 8 * 1024 * 1024));
        Answer refused = us.upload("file", "long.wav", tooLong);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("file_too_large");
    }

    @Test
    void refusesAnUploadWithoutAKey() {
        assertThat(Api.nobody(port).upload(Clips.video()).code()).isEqualTo("unauthorized");
    }

    @Test
    void hidesFilesOfOtherWorkspaces() {
        String url = us.upload(Clips.video()).json().get("url").asString();
        assertThat(Api.stranger(port).get(url).status()).isEqualTo(404);
        assertThat(Api.admin(port).get(url).status()).isEqualTo(200);
        assertThat(us.get("/api/files/no-uuid").status()).isEqualTo(404);
    }

    @Test
    void sendsRangesAndKnowsWhatACallerHas() {
        byte[] clip = Clips.video();
        String url = us.upload(clip).json().get("url").asString();

        Answer part = us.with("Range", "bytes=10-19").get(url);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(clip, 10, 20));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 10-19/" + clip.length);

        Answer tail = us.with("Range", "bytes=-5").get(url);
        assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(clip, clip.length - 5, clip.length));

        Answer beyond = us.with("Range", "bytes=" + clip.length + "-").get(url);
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.code()).isEqualTo("range_not_satisfiable");
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + clip.length);

        Answer head = us.send("HEAD", url, java.net.http.HttpRequest.BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(clip.length));
        assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(head.body()).isEmpty();

        Answer known = us.with("If-None-Match", head.header("ETag")).get(url);
        assertThat(known.status()).isEqualTo(304);
        assertThat(us.with("Range", "bytes=0-1")
                        .with("If-Range", "\"other\"")
                        .get(url)
                        .status())
                .isEqualTo(200);
        assertThat(us.get(url + "?download=1").header("Content-Disposition")).startsWith("attachment");
        assertThat(us.get(url).header("Content-Disposition")).startsWith("inline");
    }

    @Test
    void takesTwoHundredMebibytesWithoutHoldingThem() {
        long bytes = 200L * 1024 * 1024;
        byte[] head = Clips.video();
        // The last box of the clip is its content; a longer one follows, so the file stays a file.
        byte[] free = {0, 0, 0, 1, 'f', 'r', 'e', 'e', 0, 0, 0, 0, 12, (byte) 0x80, 0, 16};
        long before = bytesInUse();
        Observed big = new Observed(new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(free)),
                new Zeros(bytes)));

        Answer upload = us.upload("file", "big.mp4", big);

        assertThat(upload.status()).as(upload.text()).isEqualTo(201);
        assertThat(upload.json().get("size_bytes").asLong()).isEqualTo(head.length + free.length + bytes);
        assertThat(big.mostInUse - before).isBetween(1L, bytes / 3);
        assertThat(big.mostInFiles).isLessThan(1024 * 1024);
    }

    private static long bytesInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Of the largest temporary file that this process has open. */
    private static long bytesInFiles() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.mapToLong(file -> {
                        try {
                            return Files.readSymbolicLink(file).startsWith(temporary) ? Files.size(file) : 0;
                        } catch (IOException closedMeanwhile) {
                            return 0;
                        }
                    })
                    .max()
                    .orElse(0);
        } catch (IOException noProc) {
            throw new UncheckedIOException(noProc);
        }
    }

    /** Looks again and again, while it is read, at what this process holds. */
    private static final class Observed extends FilterInputStream {
        private static final long EACH_BYTES = 16 * 1024 * 1024;

        private long read;
        private long mostInUse;
        private long mostInFiles;

        Observed(InputStream content) {
            super(content);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int now = super.read(buffer, offset, length);
            if (read / EACH_BYTES < (read + now) / EACH_BYTES) {
                mostInUse = Math.max(mostInUse, bytesInUse());
                mostInFiles = Math.max(mostInFiles, bytesInFiles());
            }
            read += now;
            return now;
        }
    }

    @Test
    void refusesAFileWhereAsManyAreOnTheirWayAsItCanHold() throws Exception {
        try (UploadRoom.Place all = everyPlace()) {
            Answer refused = us.upload(Clips.anew(Clips.wav()));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("uploads_busy");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
        }
        assertThat(us.upload(Clips.anew(Clips.wav())).status()).isEqualTo(201);
    }

    private UploadRoom.Place everyPlace() {
        List<UploadRoom.Place> taken = new ArrayList<>();
        try {
            while (true) {
                taken.add(room.take());
            }
        } catch (ProblemException full) {
            return () -> taken.forEach(UploadRoom.Place::close);
        }
    }

    /** So many zero bytes, made as they are read. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + read, (byte) 0);
            left -= read;
            return read;
        }
    }
}
