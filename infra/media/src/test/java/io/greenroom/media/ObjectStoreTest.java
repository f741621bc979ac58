package io.greenroom.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.embedded.EmbeddedServices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ObjectStoreTest {

    private static final int PARTS_AND_A_BIT = 20 * 1024 * 1024 + 1;

    @TempDir
    static Path home;

    private static EmbeddedServices services;
    private static ObjectStore store;

    @BeforeAll
    static void start() throws Exception {
        Path app = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");
        services = EmbeddedServices.start(app, home, Set.of("s3"));
        store = new ObjectStore(StoreSettings.from(services.environment()::get));
        store.ensureBucket();
        store.ensureBucket();
    }

    @AfterAll
    static void stop() {
        store.close();
        services.close();
    }

    @Test
    void storesAStreamOfUnknownLengthInParts() throws Exception {
        Stored stored = store.put("parts/a", randomBytes(PARTS_AND_A_BIT), -1, "video/mp4");

        assertThat(stored.bytes()).isEqualTo(PARTS_AND_A_BIT);
        assertThat(stored.sha256()).isEqualTo(sha256(randomBytes(PARTS_AND_A_BIT)));
        assertThat(store.stat("parts/a"))
                .get()
                .extracting(ObjectStat::bytes, ObjectStat::contentType)
                .containsExactly((long) PARTS_AND_A_BIT, "video/mp4");
        assertThat(sha256(store.get("parts/a"))).isEqualTo(stored.sha256());
    }

    @Test
    void storesAStreamThatIsExactlyOnePart() throws Exception {
        int part = 8 * 1024 * 1024;

        assertThat(store.put("parts/b", randomBytes(part), part, "video/mp4").bytes())
                .isEqualTo(part);
        assertThat(sha256(store.get("parts/b"))).isEqualTo(sha256(randomBytes(part)));
    }

    @Test
    void storesAnEmptyStream() throws Exception {
        assertThat(store.put("empty", InputStream.nullInputStream(), -1, "text/plain")
                        .bytes())
                .isZero();
        assertThat(store.stat("empty")).get().extracting(ObjectStat::bytes).isEqualTo(0L);
    }

    @Test
    void givesARange() throws Exception {
        store.put("range", new ByteArrayInputStream("0123456789".getBytes()), 10, "text/plain");

        assertThat(store.get("range", 3, 4)).hasContent("3456");
        assertThat(store.get("range", 8, 100)).hasContent("89");
        assertThatThrownBy(() -> store.get("range", 10, 1))
                .isInstanceOf(StoreException.class)
                .extracting("reason")
                .isEqualTo(StoreException.Reason.REFUSED);
    }

    @Test
    void storesNothingWhenTheSourceFails() {
        InputStream breaking = new InputStream() {
            private int left = PARTS_AND_A_BIT;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("the sender went away");
                }
                left--;
                return 'x';
            }
        };

        assertThatThrownBy(() -> store.put("broken", breaking, -1, "video/mp4"))
                .isInstanceOf(IOException.class)
                .hasMessage("the sender went away");
        assertThat(store.stat("broken")).isEmpty();
    }

    @Test
    void storesNothingWhenTheContentHasAnotherSizeThanPromised() {
        for (int size : new int[] {9, 11, PARTS_AND_A_BIT + 1}) {
            long given = size > 100 ? PARTS_AND_A_BIT : 10;
            assertThatThrownBy(() -> store.put("size", randomBytes((int) given), size, "text/plain"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(given + " bytes instead of " + size);
            assertThat(store.stat("size")).isEmpty();
        }
    }

    @Test
    void downloadsAFileAndUploadsIt() throws Exception {
        Path file = Files.write(home.resolve("f"), new byte[] {1, 2, 3});
        Stored up = store.putFile("files/f", file, "application/octet-stream");

        Stored down = store.download("files/f", home.resolve("g"));

        assertThat(down).isEqualTo(up);
        assertThat(home.resolve("g")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(home.resolve("g.part")).doesNotExist();
    }

    @Test
    void saysThatAnObjectIsMissing() {
        assertThat(store.stat("nowhere")).isEmpty();
        assertThatThrownBy(() -> store.get("nowhere"))
                .isInstanceOf(StoreException.class)
                .hasMessage("cannot read nowhere: NoSuchKey (HTTP 404)")
                .extracting("reason", "transient")
                .containsExactly(StoreException.Reason.MISSING, false);
    }

    @Test
    void listsByPrefixAndDeletes() throws Exception {
        for (String key : new String[] {"list/b", "list/a/1", "list/a/2", "other"}) {
            store.put(key, InputStream.nullInputStream(), 0, "text/plain");
        }
        assertThat(store.list("list/")).extracting(ListedObject::key).containsExactly("list/a/1", "list/a/2", "list/b");

        store.delete("list/b");
        store.delete("list/b");

        assertThat(store.list("list/")).extracting(ListedObject::key).containsExactly("list/a/1", "list/a/2");
    }

    @Test
    void tellsAWrongKeyFromAnAbsentStore() {
        var good = StoreSettings.from(services.environment()::get);
        var wrongKey = new StoreSettings(good.endpoint(), good.accessKey(), "wrong", good.bucket());
        var absent = new StoreSettings(URI.create("http://127.0.0.1:1"), "a", "b", "greenroom");

        try (var refused = new ObjectStore(wrongKey);
                var unreachable = new ObjectStore(absent)) {
            assertThatThrownBy(() -> refused.list("").count())
                    .isInstanceOf(StoreException.class)
                    .extracting("transient")
                    .isEqualTo(false);
            assertThatThrownBy(() -> unreachable.stat("a"))
                    .isInstanceOf(StoreException.class)
                    .extracting("transient")
                    .isEqualTo(true);
        }
    }

    /** The same bytes at each call. */
    private static InputStream randomBytes(int size) {
        byte[] bytes = new byte[size];
        new Random(42).nextBytes(bytes);
        return new ByteArrayInputStream(bytes);
    }

    private static String sha256(InputStream content) throws Exception {
        try (content) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.readAllBytes());
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
