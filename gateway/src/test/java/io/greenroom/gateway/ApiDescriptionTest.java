package io.greenroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ApiDescriptionTest {
    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    void describesEveryRouteToAnyoneWhoAsks() {
        JsonNode description = Api.nobody(port).get("/v3/api-docs").json();

        Set<String> served = routes.getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).contains("/api/tasks", "/api/upload", "/api/digital-humans/{id}/thumbnail");
        assertThat(description.get("paths").propertyNames()).containsAll(served);
    }

    @Test
    void namesFieldsAsTheyAreSent() {
        JsonNode schemas = description().at("/components/schemas");
        Api us = Api.stranger(port);
        JsonNode upload = us.upload(Clips.video()).json();
        JsonNode human = us.post(
                        "/api/digital-humans",
                        Map.of("name", "Ada", "video_path", upload.get("path").asString()))
                .json();
        JsonNode audio = us.upload(Clips.wav()).json();
        JsonNode task = us.post(
                        "/api/tasks",
                        Map.of(
                                "name", "a",
                                "digital_human_id", human.get("id").asString(),
                                "audio_path", audio.get("path").asString()))
                .json();

        assertSameFields(schemas.path("File"), upload);
        assertSameFields(schemas.path("Human"), human);
        assertSameFields(schemas.path("TaskView"), task);
        assertSameFields(
                schemas.path("PageTaskView"), us.get("/api/tasks?count=true").json());
        assertSameFields(schemas.path("Session"), us.get("/api/session").json());
        assertSameFields(
                schemas.path("ApiKey"),
                Api.admin(port).post("/api/api-keys", Map.of("name", "k")).json());
        assertThat(schemas.path("NewTask").path("properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "name",
                        "digital_human_id",
                        "audio_path",
                        "audio_url",
                        "description",
                        "priority",
                        "params",
                        "external_id",
                        "labels",
                        "not_before");
    }

    @Test
    void saysWhatTheWordsForTranslatorsAre() {
        JsonNode schemas = description().at("/components/schemas");
        for (String field : List.of("error_reason", "error_args", "eta_seconds", "quality")) {
            assertThat(schemas.path("TaskView")
                            .path("properties")
                            .path(field)
                            .path("description")
                            .asString(""))
                    .as(field)
                    .isNotBlank();
        }
        assertThat(schemas.at("/TaskLog/properties/code/description").asString(""))
                .isNotBlank();
        assertThat(schemas.at("/Worker/properties/checks/description").asString(""))
                .isNotBlank();
        assertThat(schemas.at("/Waiting/description").asString("")).isNotBlank();
        assertThat(schemas.at("/Waiting/properties").propertyNames())
                .containsExactlyInAnyOrder("code", "args", "message");
    }

    @Test
    void asksCallersForNothingThatWeMakeOurselves() {
        JsonNode description = description();
        assertThat(description.at("/components/schemas").propertyNames())
                .doesNotContain("Caller", "PageQuery", "JsonNode");
        assertThat(description.toString()).doesNotContain("keyHash").doesNotContain("key_hash");
        assertThat(description.at("/paths/~1api~1tasks/get/parameters").findValuesAsString("name"))
                .containsExactlyInAnyOrder(
                        "status",
                        "digital_human_id",
                        "q",
                        "sort",
                        "created_after",
                        "created_before",
                        "workspace_id",
                        "external_id",
                        "batch_id",
                        "label",
                        "limit",
                        "cursor",
                        "count");
    }

    @Test
    void everyOperationHasASummaryItsStatusAndTheRefusal() {
        JsonNode description = description();
        assertThat(description.path("paths").propertyNames()).allMatch(path -> path.startsWith("/api/"));
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode said = operation.getValue();
                    String name = operation.getKey() + " " + path.getKey();
                    assertThat(said.path("summary").asString("")).as(name).isNotBlank();
                    assertThat(said.at("/tags/0").asString(""))
                            .as(name)
                            .isNotBlank()
                            .doesNotContain("controller");
                    assertThat(said.at("/responses/default/content").propertyNames())
                            .as(name)
                            .containsExactly("application/problem+json");
                }));
        assertThat(description.at("/paths/~1api~1tasks/post/responses").propertyNames())
                .contains("201");
        assertThat(description.at("/paths/~1api~1session/post/responses").propertyNames())
                .contains("204");
        assertThat(description
                        .at("/paths/~1api~1upload/post/requestBody/content")
                        .propertyNames())
                .containsExactly("multipart/form-data");
    }

    private JsonNode description() {
        return Api.nobody(port).get("/v3/api-docs").json();
    }

    private static void assertSameFields(JsonNode schema, JsonNode sent) {
        assertThat(schema.path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(sent.propertyNames());
    }

    @Test
    void saysHowToProveWhoOneIsAndWhatARefusalLooksLike() {
        JsonNode description = Api.nobody(port).get("/v3/api-docs").json();

        assertThat(description.at("/info/title").asString()).isEqualTo("Greenroom");
        assertThat(description.at("/components/securitySchemes/key/name").asString())
                .isEqualTo("X-API-KEY");
        assertThat(description.at("/components/securitySchemes/session/in").asString())
                .isEqualTo("cookie");
        assertThat(description
                        .at("/components/schemas/ProblemBody/properties/code")
                        .isMissingNode())
                .isFalse();
    }
}
