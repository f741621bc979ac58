package io.greenroom.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The rules of the pages, asked of a real server that serves the real export. */
@SpringBootTest(classes = UiTest.Pages.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class UiTest {
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    @Import(UiMapping.class)
    static class Pages {}

    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern SCRIPT_FILE = Pattern.compile("src=\"(/_next/static/[^\"]+\\.js)\"");
    private static final String TASK = "/tasks/0192f0c4-1111-7abc-8def-000000000001";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/tasks", "/tasks/", "/tasks/new", TASK, TASK + "/"})
    void answersEveryPageOfTheSiteToBeAskedForAnewEachTime(String path) throws Exception {
        var page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-type")).isEqualTo("text/html;charset=utf-8");
        assertThat(header(page, "cache-control")).isEqualTo("no-cache");
        assertThat(header(page, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(page, "referrer-policy")).isEqualTo("same-origin");
        assertThat(header(page, "x-frame-options")).isEqualTo("DENY");
        assertThat(header(page, "cross-origin-opener-policy")).isEqualTo("same-origin");
        assertThat(header(page, "permissions-policy")).contains("camera=()");
        assertThat(page.body()).startsWith("<!DOCTYPE html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/tasks/new", TASK, "/nothing-here"})
    void allowsExactlyTheInlineScriptsOfThePage(String path) throws Exception {
        var page = get(path);
        String policy = header(page, "content-security-policy");

        assertThat(policy).contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'");
        assertThat(policy.replaceAll(".*script-src ([^;]*);.*", "$1")).doesNotContain("unsafe");
        Matcher script = INLINE_SCRIPT.matcher(page.body());
        assertThat(script.find()).isTrue();
        do {
            assertThat(policy).contains("'sha256-" + sha256(script.group(1)) + "'");
        } while (script.find());
    }

    @Test
    void answersUnknownPathsWithTheNotFoundPage() throws Exception {
        var page = get("/nothing-here");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(header(page, "content-type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.body()).startsWith("<!DOCTYPE html>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_next/static/gone.js",
                "/tasks/gone.js",
                "/tasks/a/b",
                "/csp.json",
                "/index.html.br",
                "/..%2fcsp.json"
            })
    void hasNoFileThatTheExportDoesNotPublish(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/nothing", "/v3/nothing", "/docs/nothing", "/actuator/nothing"})
    void leavesTheAddressesOfTheServiceAlone(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("/_next/");
        assertThat(answer.headers().firstValue("content-security-policy")).isEmpty();
    }

    @Test
    void keepsScriptsForEverBecauseTheirNamesChangeWithThem() throws Exception {
        Matcher script = SCRIPT_FILE.matcher(get("/").body());
        assertThat(script.find()).isTrue();

        var file = get(script.group(1));

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "content-type")).isEqualTo("text/javascript;charset=utf-8");
        assertThat(header(file, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks.txt", TASK + ".txt"})
    void answersWhatTheRouterFetchesAsAComponent(String path) throws Exception {
        var payload = get(path);

        assertThat(payload.statusCode()).isEqualTo(200);
        assertThat(header(payload, "content-type")).isEqualTo("text/x-component");
    }

    @Test
    void sendsTheSmallestCopyThatTheClientTakes() throws Exception {
        String plain = get("/login").body();

        assertThat(header(get("/login", "Accept-Encoding", "gzip, deflate, br"), "content-encoding"))
                .isEqualTo("br");
        assertThat(header(get("/login", "Accept-Encoding", "gzip, br;q=0"), "content-encoding"))
                .isEqualTo("gzip");
        assertThat(get("/login", "Accept-Encoding", "zstd").headers().firstValue("content-encoding"))
                .isEmpty();
        var zipped = http.send(request("/login", "Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(header(zipped, "vary")).isEqualTo("Accept-Encoding");
        assertThat(unzip(zipped.body())).isEqualTo(plain);
    }

    @Test
    void sendsNothingTwiceToAClientThatHasIt() throws Exception {
        String tag = header(get("/tasks"), "etag");

        var again = get("/tasks", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(get("/tasks", "Accept-Encoding", "br"), "etag")).isNotEqualTo(tag);
        assertThat(get("/tasks", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void answersHeadLikeGetWithoutTheBody() throws Exception {
        var head = http.send(
                request("/tasks", "Accept-Encoding", "br")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        var page = http.send(request("/tasks", "Accept-Encoding", "br").build(), BodyHandlers.ofByteArray());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "content-length")).isEqualTo(String.valueOf(page.body().length));
        assertThat(header(head, "etag")).isEqualTo(header(page, "etag"));
    }

    @Test
    void refusesOtherMethods() throws Exception {
        var answer = http.send(
                request("/tasks", "Accept", "*/*")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "allow")).isEqualTo("GET, HEAD");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(path, "Accept", "*/*");
    }

    private HttpResponse<String> get(String path, String name, String value) throws Exception {
        return http.send(request(path, name, value).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String name, String value) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header(name, value);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow(() -> new AssertionError("no header " + name));
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }

    private static String unzip(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
