package io.greenroom.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.media.ObjectStore;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class StoredMediaTest {
    @LocalServerPort
    int port;

    @Autowired
    ObjectStore store;

    Api caller;
    byte[] content;
    String url;

    @BeforeEach
    void upload() {
        caller = Api.stranger(port);
        content = Samples.mp4("vide", "soun");
        for (int i = 1000; i < 60_000; i++) {
            content[i] = (byte) i;
        }
        url = caller.upload("file", "讲解\".html", new ByteArrayInputStream(content))
                .json()
                .get("url")
                .asString();
    }

    @Test
    void sendsTheWholeUnderAFixedType() {
        Answer whole = caller.get(url);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(content);
        assertThat(whole.header("Content-Type")).isEqualTo("video/mp4");
        assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(whole.header("Content-Disposition"))
                .startsWith("inline;")
                .isASCII()
                .doesNotContain("\r", "\n");
        assertThat(caller.get(url + "?download=1").header("Content-Disposition"))
                .startsWith("attachment;");
    }

    @Test
    void sendsOneRange() {
        assertRange("bytes=1000-1999", 1000, 2000);
        assertRange("bytes=0-0", 0, 1);
        assertRange("bytes=100-", 100, content.length);
        assertRange("bytes=-10", content.length - 10, content.length);
        assertRange("bytes=5-999999999", 5, content.length);
        assertRange("bytes=-999999999", 0, content.length);
        assertRange("bytes=" + (content.length - 1) + "-", content.length - 1, content.length);
    }

    private void assertRange(String range, int from, int to) {
        Answer part = caller.with("Range", range).get(url);
        assertThat(part.status()).as(range).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + content.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, from, to));
    }

    @Test
    void refusesARangeBeyondTheEnd() {
        for (String range : List.of("bytes=" + content.length + "-", "bytes=-0")) {
            Answer refused = caller.with("Range", range).get(url);
            assertThat(refused.status()).as(range).isEqualTo(416);
            assertThat(refused.code()).isEqualTo("range_not_satisfiable");
            assertThat(refused.header("Content-Range")).isEqualTo("bytes */" + content.length);
        }
    }

    @Test
    void sendsTheWholeForARangeThatItDoesNotFollow() {
        for (String range : List.of(
                "bytes=0-1,5-6",
                "nonsense",
                "bytes=9-3",
                "lines=1-2",
                "bytes=",
                "bytes=-",
                "bytes=99999999999999999999-")) {
            assertThat(caller.with("Range", range).get(url).status()).as(range).isEqualTo(200);
        }
    }

    @Test
    void sendsNothingToWhoHasItAlready() {
        String etag = caller.get(url).header("ETag");
        Answer known = caller.with("If-None-Match", etag).get(url);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(caller.with("If-None-Match", "\"other\"").get(url).status()).isEqualTo(200);
    }

    @Test
    void continuesOnlyTheSameContent() {
        String etag = caller.get(url).header("ETag");
        Api resuming = caller.with("Range", "bytes=10-19");
        assertThat(resuming.with("If-Range", etag).get(url).status()).isEqualTo(206);
        assertThat(resuming.with("If-Range", "\"other\"").get(url).status()).isEqualTo(200);
    }

    @Test
    void saysThatAFileIsGoneWhoseObjectTheStoreHasLost() {
        store.delete(url.replace("/api/", ""));
        assertThat(caller.get(url).code()).isEqualTo("not_found");
        assertThat(caller.with("Range", "bytes=0-9").get(url).code()).isEqualTo("not_found");
    }

    @Test
    void tellsAllButTheContentToHead() {
        Answer head = caller.with("Range", "bytes=0-9").send("HEAD", url, BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(content.length));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void doesNotExistForOthers() {
        assertThat(Api.stranger(port).get(url).code()).isEqualTo("not_found");
        assertThat(Api.nobody(port).get(url).code()).isEqualTo("unauthorized");
        assertThat(Api.admin(port).get(url).status()).isEqualTo(200);
        assertThat(caller.get("/api/files/not-an-id").code()).isEqualTo("not_found");
    }
}
