package io.greenroom.gateway.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class ProblemsTest {
    @LocalServerPort
    int port;

    Api admin;

    @BeforeEach
    void caller() {
        admin = Api.admin(port);
    }

    @Test
    void saysThatARouteIsUnknown() {
        assertProblem(admin.get("/api/nowhere"), 404, "not_found");
        assertProblem(admin.post("/api/nowhere/else"), 404, "not_found");
        assertProblem(admin.get("/api"), 404, "not_found");
        assertProblem(admin.get("/api/files/no-uuid"), 404, "not_found");
    }

    @Test
    void namesTheMethodsThatARouteTakes() {
        Answer refused = admin.delete("/api/upload");
        assertProblem(refused, 405, "method_not_allowed");
        assertThat(refused.header("Allow")).contains("POST");
    }

    @Test
    void answersInJsonOrNotAtAll() {
        Answer refused = admin.with("Accept", "text/html").get("/api/api-keys");
        assertProblem(refused, 406, "not_acceptable");
        assertThat(refused.json().get("detail").asString()).isEqualTo("This address answers in application/json.");
        Answer events =
                admin.with("Accept", "application/json").get("/api/tasks/00000000-0000-7000-8000-000000000001/events");
        assertProblem(events, 406, "not_acceptable");
        assertThat(events.json().get("detail").asString()).isEqualTo("This address answers in text/event-stream.");
        Answer unreadable = admin.with("Accept", ";;;").get("/api/api-keys");
        assertProblem(unreadable, 406, "not_acceptable");
        assertProblem(
                admin.with("Content-Type", "text/plain").send("POST", "/api/api-keys", BodyPublishers.ofString("{}")),
                415,
                "unsupported_content_type");
    }

    @Test
    void takesAndGivesNoYaml() {
        assertProblem(admin.with("Accept", "application/yaml").get("/api/api-keys"), 406, "not_acceptable");
        assertProblem(
                admin.with("Content-Type", "application/yaml")
                        .send("POST", "/api/api-keys", BodyPublishers.ofString("name: from yaml")),
                415,
                "unsupported_content_type");
    }

    @Test
    void tellsABodyThatCannotBeReadFromOneThatIsWrong() {
        assertProblem(admin.post("/api/api-keys", "{\"name\":"), 400, "malformed_request");
        assertProblem(admin.post("/api/api-keys", ""), 400, "malformed_request");
        assertProblem(admin.post("/api/api-keys", "[1]"), 400, "malformed_request");

        Answer wrong = admin.post("/api/api-keys", "{\"name\":\"x\",\"workspace_id\":\"no-uuid\"}");
        assertProblem(wrong, 422, "validation_failed");
        assertThat(wrong.json().at("/errors/0/field").asString()).isEqualTo("workspace_id");
        assertThat(wrong.json().at("/errors/0/code").asString()).isEqualTo("type");

        Answer missing = admin.post("/api/api-keys", Map.of("name", " ".repeat(3)));
        assertProblem(missing, 422, "validation_failed");
        assertThat(missing.json().at("/errors/0/code").asString()).isEqualTo("required");
    }

    @Test
    void saysWhatIsWrongWithAFieldInEnglishWhateverTheLanguage() {
        Api german = admin.with("Accept-Language", "de");
        for (Answer answer : List.of(
                german.post("/api/api-keys", Map.of("name", " ")), german.post("/api/tasks", Map.of("name", " ")))) {
            assertThat(answer.json().at("/errors").findValuesAsString("message"))
                    .contains("must not be blank")
                    .noneMatch(message -> message.contains("darf"));
        }
        Locale machines = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(admin.post("/api/api-keys", Map.of("name", " "))
                            .json()
                            .at("/errors/0/message")
                            .asString())
                    .isEqualTo("must not be blank");
        } finally {
            Locale.setDefault(machines);
        }
    }

    @Test
    void refusesAJsonBodyThatIsTooLarge() {
        String body = "{\"name\":\"" + "x".repeat(300_000) + "\"}";
        assertProblem(admin.post("/api/api-keys", body), 413, "body_too_large");
    }

    @Test
    void refusesAJsonBodyThatIsNestedTooDeep() {
        String fits = "{\"name\":\"[[\\\"{\",\"scopes\":" + "[".repeat(31) + "]".repeat(31) + "}";
        assertProblem(admin.post("/api/api-keys", fits), 422, "validation_failed");
        String deep = "{\"name\":\"x\",\"scopes\":" + "[".repeat(32) + "]".repeat(32) + "}";
        Answer refused = admin.post("/api/api-keys", deep);
        assertProblem(refused, 400, "malformed_request");
        assertThat(refused.json().get("detail").asString()).contains("32 deep");
    }

    @Test
    void saysWhetherTheAddressOrTheHeadersAreTooLong() {
        assertProblem(admin.get("/api/tasks?q=" + "x".repeat(8_200)), 414, "address_too_long");
        assertProblem(admin.with("X-Long", "x".repeat(20_000)).get("/api/tasks"), 431, "headers_too_large");
        assertProblem(admin.with("X-Long", "x".repeat(40_000)).get("/api/tasks"), 400, "malformed_request");
        assertThat(admin.with("X-Long", "x".repeat(9_000))
                        .get("/api/tasks?q=" + "x".repeat(200))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void saysWhatAPageTakes() {
        Answer refused = Api.nobody(port).post("/login", Map.of());
        assertProblem(refused, 405, "method_not_allowed");
        assertThat(refused.header("Allow")).contains("GET", "HEAD");
    }

    @Test
    void answersWhatTheContainerRefusesLikewise() throws IOException {
        String badQuery = raw("GET /api/api-keys?a=%zz&b=[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(badQuery)
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json")
                .doesNotContain("<html");
        String badPath = raw("GET /api/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(badPath)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "malformed_request")
                .contains("X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'")
                .contains("Cache-Control: no-store")
                .doesNotContain("<html", "Tomcat");
    }

    @Test
    void titlesARefusalInTheLanguageOfTheCaller() {
        Answer chinese = admin.with("Accept-Language", "zh-TW,en;q=0.5").get("/api/nowhere");
        assertProblem(chinese, 404, "not_found");
        assertThat(chinese.json().get("title").asString()).isEqualTo("这里没有内容");
        assertThat(chinese.json().get("remedy").asString()).contains("地址");
        assertThat(chinese.header("Content-Language")).isEqualTo("zh-CN");
        assertThat(chinese.header("Vary")).containsIgnoringCase("Accept-Language");

        for (Api english :
                List.of(admin, admin.with("Accept-Language", "en,zh;q=0.5"), admin.with("Accept-Language", "fr"))) {
            Answer answer = english.get("/api/nowhere");
            assertThat(answer.json().get("title").asString()).isEqualTo("There is nothing here");
            assertThat(answer.header("Content-Language")).isEqualTo("en");
        }
    }

    @Test
    void leadsToAPageThatExplainsTheCode() {
        String type = admin.get("/api/nowhere").json().get("type").asString();
        assertThat(type).isEqualTo("/docs/errors#not_found");

        Answer page = Api.nobody(port).with("Accept-Language", "zh").get("/docs/errors");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        for (Problem problem : Problem.values()) {
            assertThat(page.text())
                    .contains(
                            "<section id=\"" + problem.code() + "\">",
                            problem.words(Language.CHINESE).remedy());
        }
    }

    @Test
    void keepsBrowsersFromReadingMoreIntoAnAnswer() {
        Answer answer = admin.get("/api/nowhere");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void letsTheReaderOfTheDescriptionRunItsOwnFilesOnly() {
        for (String path : List.of("/docs/errors", "/swagger-ui/index.html")) {
            Answer page = Api.nobody(port).get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("script-src");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(Api.nobody(port).get("/v3/api-docs").header("Content-Security-Policy"))
                .contains("default-src 'none'");
    }

    @Test
    void letsNoForeignPageReadAnAnswerUnlessTheSettingsSaySo() {
        Api foreign = admin.with("Origin", "https://studio.example.com");
        Answer answer = foreign.get("/api/tasks");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        Answer leave = Api.nobody(port)
                .with("Origin", "https://studio.example.com")
                .with("Access-Control-Request-Method", "GET")
                .send("OPTIONS", "/api/tasks", BodyPublishers.noBody());
        assertProblem(leave, 401, "unauthorized");
        assertThat(leave.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("title").asString()).isNotBlank();
        assertThat(answer.json().get("type").asString()).isEqualTo("/docs/errors#" + code);
        assertThat(answer.text()).doesNotContain("Exception", "io.greenroom", "springframework");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
