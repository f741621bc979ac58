package io.greenroom.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestServices;
import io.greenroom.gateway.fetching.Web;
import io.greenroom.media.ObjectStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Videos that digital humans are made of, named by an address of a real web server. */
@GatewayTest
class FetchedFilesTest {
    private static final String HUMANS = "/api/digital-humans";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    ObjectStore store;

    Api us;
    Web web;
    byte[] clip;

    @BeforeEach
    void aVideoOnTheWeb() throws IOException {
        us = Api.stranger(port);
        clip = Clips.anew(Clips.video());
        web = new Web(TestServices.FETCHABLE_HOST, 0).has("/clips/", clip);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void aVideoIsFetchedAndBecomesAFileLikeAnUpload() {
        Answer made = make(web.url("/clips/%E6%BC%94%E8%AE%B2.mp4?signature=x#part"));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(us.get(made.json().get("video_url").asString()).body()).isEqualTo(clip);
        Answer files = us.get("/api/files");
        assertThat(files.json().get("data").size()).isEqualTo(1);
        assertThat(files.json().at("/data/0/path")).isEqualTo(made.json().get("video_path"));
        assertThat(files.json().at("/data/0/name").asString()).isEqualTo("演讲.mp4");
        assertThat(web.asked()).containsExactly("GET /clips/%E6%BC%94%E8%AE%B2.mp4?signature=x");
        assertThat(us.upload(clip).json().get("path")).isEqualTo(made.json().get("video_path"));
    }

    @Test
    void aVideoIsReplacedByOneThatIsFetched() {
        Answer made = us.post(
                HUMANS,
                Map.of(
                        "name",
                        "Ada",
                        "video_path",
                        us.upload(Clips.video()).json().get("path")));
        String address = HUMANS + "/" + made.json().get("id").asString();

        Answer same = us.put(address, made.json());
        assertThat(same.status())
                .as("what was read can be written: " + same.text())
                .isEqualTo(200);
        assertThat(same.json().get("video_path")).isEqualTo(made.json().get("video_path"));

        Answer changed = us.put(address, Map.of("name", "Ada", "video_url", web.url("/clips/a.mp4")));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(us.get(address + "/video").body()).isEqualTo(clip);

        assertThat(us.put(HUMANS + "/" + UUID.randomUUID(), Map.of("name", "a", "video_url", web.url("/x")))
                        .code())
                .isEqualTo("not_found");
        assertThat(web.asked()).doesNotContain("GET /x");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String address : List.of(
                "ftp://example.com/a.mp4",
                "file:///etc/passwd",
                "clip.mp4",
                "http://",
                "http://user@" + TestServices.FETCHABLE_HOST + "/",
                "http://user:word@" + TestServices.FETCHABLE_HOST + "/")) {
            assertRefused(make(address), "validation_failed", "validation_failed");
        }
        assertThat(us.post(HUMANS, Map.of("name", "a", "video_path", "files/x", "video_url", web.url("/clips/a.mp4")))
                        .code())
                .isEqualTo("validation_failed");
        assertThat(web.asked()).isEmpty();
    }

    /** The gateway itself is what is to be reached, on all its addresses and in every spelling. */
    @Test
    void whatOnlyWeCanReachIsNotFetched() {
        for (String host : List.of(
                "127.0.0.1",
                "localhost",
                "0.0.0.0",
                "127.1",
                "2130706433",
                "0x7f000001",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[64:ff9b::7f00:1]")) {
            assertRefused(make("http://" + host + ":" + port + "/"), "address_refused", "address_refused");
        }
        assertRefused(make("http://169.254.169.254/latest/meta-data/"), "address_refused", "address_refused");
    }

    @Test
    void whatIsThereMustBeAFileThatCanBeUsed() {
        web.has("/text", "no video".getBytes())
                .has("/picture", Clips.png())
                .at("/empty", exchange -> Web.send(exchange, 200, -1, new byte[0]))
                .at("/announced", exchange -> Web.send(exchange, 200, TestServices.MAX_VIDEO_BYTES + 1, Clips.video()))
                .at(
                        "/long",
                        exchange -> Web.send(exchange, 200, 0, Samples.wav((int) TestServices.MAX_AUDIO_BYTES + 1)));
        assertRefused(make(web.url("/text")), "fetch_failed", "unsupported_media");
        assertRefused(make(web.url("/empty")), "fetch_failed", "empty_file");
        assertRefused(make(web.url("/announced")), "fetch_failed", "file_too_large");
        assertRefused(make(web.url("/long")), "fetch_failed", "file_too_large");
        assertThat(make(web.url("/picture")).code()).isEqualTo("not_video");
    }

    @Test
    void whatDoesNotArriveWholeIsNotKept() {
        web.answers("/none", 404)
                .answers("/broken", 500)
                .at("/short", exchange -> Web.send(exchange, 200, 1_000_000, clip))
                .at("/moved", exchange -> {
                    exchange.getResponseHeaders().add("Location", web.url("/clips/a.mp4"));
                    Web.send(exchange, 301, -1, new byte[0]);
                });
        for (String path : List.of("/none", "/broken", "/short", "/moved")) {
            assertRefused(make(web.url(path)), "fetch_failed", "fetch_failed");
        }
        String gone = web.url("/clips/a.mp4");
        web.close();
        assertRefused(make(gone), "fetch_failed", "fetch_failed");
        assertThat(web.asked()).noneMatch(asked -> asked.contains("/clips/"));
    }

    private Answer make(String address) {
        return us.post(HUMANS, Map.of("name", "Ada", "video_url", address));
    }

    private void assertRefused(Answer answer, String code, String ofField) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("video_url");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(ofField);
        assertThat(us.get("/api/files").json().get("data").size()).isZero();
        Map<String, Object> left = new HashMap<>();
        store.list("files/").forEach(object -> left.put(object.key(), object));
        database.sql("select path from files").query(String.class).list().forEach(left::remove);
        assertThat(left).as("objects without a row").isEmpty();
    }
}
