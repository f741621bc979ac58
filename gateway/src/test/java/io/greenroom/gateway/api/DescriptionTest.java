package io.greenroom.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says of each operation, beyond that it is there. */
@GatewayTest
class DescriptionTest {

    @LocalServerPort
    int port;

    Description description;

    @BeforeEach
    void read() {
        description = Description.of(port);
    }

    @Test
    void showsForEachBodyOneThatFits() {
        Set<String> without = new TreeSet<>();
        for (String operation : description.operations()) {
            JsonNode schema = description.bodySchema(operation);
            if (schema == null) {
                continue;
            }
            JsonNode example = description.operation(operation).at("/requestBody/content/application~1json/example");
            if (example.isMissingNode()) {
                without.add(operation);
            } else {
                assertThat(SchemaCheck.complaints(description, schema, example))
                        .as(operation)
                        .isEmpty();
            }
        }
        assertThat(without)
                .as("operations without an example: give one in src/main/resources/openapi/requests.json")
                .isEmpty();
    }

    @Test
    void showsForEachAnswerOneThatFits() {
        Set<String> without = new TreeSet<>();
        for (String operation : description.operations()) {
            description.operation(operation).path("responses").properties().forEach(response -> {
                JsonNode content = response.getValue().at("/content/application~1json");
                String answer = operation + " " + response.getKey();
                if (content.isMissingNode() || !response.getKey().startsWith("2")) {
                    return;
                }
                JsonNode example = content.path("example");
                if (example.isMissingNode()) {
                    without.add(answer);
                } else {
                    assertThat(SchemaCheck.complaints(description, content.path("schema"), example))
                            .as(answer)
                            .isEmpty();
                }
            });
        }
        assertThat(without)
                .as("answers without an example: give their schema one in src/main/resources/openapi/responses.json")
                .isEmpty();
    }

    @Test
    void namesTheCodesOfRefusalsByStatus() {
        for (String operation : description.operations()) {
            boolean open = operation.equals("POST /api/session");
            assertThat(codes(operation, 403)).as(operation).isEqualTo(forbidden(operation, open));
            assertThat(codes(operation, 429)).as(operation).contains("rate_limited");
            if (operation.contains("{")) {
                assertThat(codes(operation, 404)).as(operation).contains("not_found");
            }
        }
        assertThat(codes("GET /api/videos/{id}", 416)).containsExactly("range_not_satisfiable");
        assertThat(codes("POST /api/retention", 409)).containsExactly("retention_running");
    }

    private Set<String> codes(String operation, int status) {
        return description.codes(description.response(operation, status));
    }

    private static Set<String> forbidden(String operation, boolean open) {
        if (open) {
            return Set.of();
        }
        return operation.startsWith("GET ") ? Set.of("forbidden") : Set.of("forbidden", "origin_refused");
    }

    @Test
    void eachCodeHasAnExampleThatIsARefusal() {
        JsonNode document = Api.nobody(port).get("/v3/api-docs").json();
        JsonNode problem = document.at("/components/schemas/ProblemBody");
        assertThat(document.at("/components/examples").size()).isGreaterThan(30);
        document.at("/components/examples").properties().forEach(example -> {
            JsonNode body = example.getValue().path("value");
            assertThat(SchemaCheck.complaints(description, problem, body)).isEmpty();
            assertThat(body.path("code").asString()).isEqualTo(example.getKey());
        });
    }

    @Test
    void isAPageForPeopleToo() {
        Api nobody = Api.nobody(port);
        String page = nobody.get("/docs").header("Location");
        assertThat(nobody.get(page).text()).contains("swagger-ui");
    }
}
