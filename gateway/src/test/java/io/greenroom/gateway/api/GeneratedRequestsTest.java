package io.greenroom.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.api.WildRequests.Request;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.media.ObjectStore;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Sends every operation requests by chance, right and hostile ones. Whatever it is asked, it never breaks, and its answer is
 * one that the OpenAPI document describes. Another seed: {@code -Dgreenroom.seed=n}.
 */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedRequestsTest {

    private static final long SEED = Long.getLong("greenroom.seed", 20_261_127L);
    private static final int REQUESTS_EACH = Integer.getInteger("greenroom.requests", 40);

    static final List<Row> ROWS = IsolationRows.ROWS;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Recorder recorder;

    @Autowired
    ObjectStore store;

    Description description;

    @BeforeAll
    void read() {
        description = Description.of(port);
    }

    @AfterAll
    void letTasksGoOutAgain() {
        Api.admin(port).post("/api/dispatch/resume");
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void neverBreaksAndAnswersAsDescribed(Row row) {
        // Of its own: what one operation is told, such as a cap, is not to spoil the next.
        Studio studio = new Studio(port, jdbc, recorder, store);
        WildRequests requests = new WildRequests(SEED + row.call().hashCode(), description, studio);
        Api nobody = Api.nobody(port);
        Api caller = row.scope() == null ? nobody : nobody.key(studio.key(row.scope(), Scope.READ));
        for (int i = 0; i < REQUESTS_EACH; i++) {
            Request request = requests.next(row);
            assertDescribed(row, request, ask(caller, row, request), "seed " + SEED + ", request " + i + ": ");
        }
    }

    /** Not by chance: what reads one header of one operation is asked with it. */
    @ParameterizedTest
    @FieldSource("ROWS")
    void answersAsDescribedWhateverHeaderComesWithARightRequest(Row row) {
        Studio studio = new Studio(port, jdbc, recorder, store);
        WildRequests requests = new WildRequests(SEED, description, studio);
        Api nobody = Api.nobody(port);
        Api caller = row.scope() == null ? nobody : nobody.key(studio.key(row.scope(), Scope.READ));
        for (List<String> header : WildRequests.ODD_HEADERS) {
            Request request = requests.right(row, header);
            assertDescribed(row, request, ask(caller, row, request), "");
        }
    }

    private Answer ask(Api caller, Row row, Request request) {
        Api asking = caller;
        for (int i = 0; i < request.headers().size(); i += 2) {
            asking = asking.with(request.headers().get(i), request.headers().get(i + 1));
        }
        if (row.kind() == Row.Kind.STREAM) {
            return asking.open(request.address());
        }
        return asking.send(
                request.method(),
                request.address(),
                request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
    }

    private void assertDescribed(Row row, Request request, Answer answer, String which) {
        String what = which + request + "\n-> " + answer.status() + " "
                + (answer.body().length > 2_000 ? "..." : answer.text()) + "\n";
        assertThat(answer.status()).as(what).isLessThan(500);
        JsonNode response = description.response(row.operation(), answer.status());
        assertThat(response.isMissingNode())
                .as(what + "the status is not described; a refusal is by @Refuses, or for all in DescribedRefusals")
                .isFalse();
        if (answer.status() == 304
                || answer.status() == 204
                || row.kind() == Row.Kind.STREAM && answer.body().length == 0) {
            assertThat(answer.body()).as(what).isEmpty();
            return;
        }
        String type = String.valueOf(answer.header("Content-Type"));
        JsonNode schema = description.schema(response, type);
        assertThat(schema).as(what + "the type " + type + " is not described").isNotNull();
        if (type.contains("json")) {
            assertThat(SchemaCheck.complaints(description, schema, answer.json()))
                    .as(what)
                    .isEmpty();
        }
        if (answer.status() >= 400) {
            assertThat(type).as(what).startsWith("application/problem+json");
            assertThat(description.codes(response))
                    .as(what + "is its code described?")
                    .contains(answer.code());
            assertThat(answer.text())
                    .as(what)
                    .doesNotContain("Exception", "io.greenroom", "springframework", "java.", "select ", "SQL");
        }
    }
}
