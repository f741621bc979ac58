package io.greenroom.gateway.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class WorkspacesTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    Api admin;

    @BeforeEach
    void callers() {
        admin = Api.admin(port);
    }

    @Test
    void makesOneWithTheCapsThatAreGiven() {
        Answer made = admin.post(
                "/api/workspaces",
                Map.of("name", "Studio", "max_running", 4, "max_pending", 0, "max_stored_bytes", 1L << 40));
        assertThat(made.status()).isEqualTo(201);
        JsonNode studio = made.json();
        assertThat(studio.get("max_running").asInt()).isEqualTo(4);
        assertThat(studio.get("max_pending").asInt()).isZero();
        assertThat(studio.get("max_stored_bytes").asLong()).isEqualTo(1L << 40);
        assertThat(studio.get("created_at").asString()).matches("\\d{4}-.*\\.\\d{3}Z");
        assertThat(admin.get(made.header("Location")).json()).isEqualTo(studio);
    }

    @Test
    void aCapThatIsLeftOutIsThatOfTheSettings() {
        JsonNode made = admin.post("/api/workspaces", Map.of("name", "Studio", "max_running", 4))
                .json();
        assertThat(made.get("max_pending").isNull()).isTrue();
        Answer changed =
                admin.put("/api/workspaces/" + made.get("id").asString(), Map.of("name", "Attic", "max_pending", 7));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("name").asString()).isEqualTo("Attic");
        assertThat(changed.json().get("max_running").isNull()).isTrue();
        assertThat(changed.json().get("max_pending").asInt()).isEqualTo(7);
        assertThat(database.sql("select max_pending from workspaces where id = ? and max_running is null")
                        .param(made.get("id").asString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    @Test
    void listsThemNewestFirstAndThoseOfKeysToo() {
        JsonNode first = admin.post("/api/workspaces", Map.of("name", "first")).json();
        JsonNode key = admin.post("/api/api-keys", Map.of("name", "second")).json();
        JsonNode page = admin.get("/api/workspaces?limit=2&count=true").json();
        assertThat(page.get("data").findValuesAsString("id"))
                .containsExactly(
                        key.get("workspace_id").asString(), first.get("id").asString());
        assertThat(page.get("has_more").asBoolean())
                .as("the operator's own is behind them")
                .isTrue();
        assertThat(page.get("total").asInt()).isGreaterThanOrEqualTo(3);
        JsonNode rest = admin.get("/api/workspaces?limit=200&cursor="
                        + page.get("next_cursor").asString())
                .json();
        assertThat(rest.get("data").findValuesAsString("id"))
                .contains("00000000-0000-7000-8000-000000000001")
                .doesNotContain(first.get("id").asString());
    }

    @Test
    void aKeyCanBeMadeForIt() {
        String id = admin.post("/api/workspaces", Map.of("name", "Studio"))
                .json()
                .get("id")
                .asString();
        JsonNode key = admin.post("/api/api-keys", Map.of("name", "k", "workspace_id", id))
                .json();
        assertThat(key.get("workspace_id").asString()).isEqualTo(id);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        Answer refused =
                admin.post("/api/workspaces", Map.of("name", " ", "max_running", -1, "max_stored_bytes", 1L << 53));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "max_running", "max_stored_bytes");
        assertThat(admin.post("/api/workspaces", Map.of("name", "x".repeat(256)))
                        .code())
                .isEqualTo("validation_failed");
    }

    @Test
    void isForAdminsAlone() {
        Api stranger = Api.stranger(port);
        String own = "/api/workspaces/"
                + stranger.get("/api/session").json().get("workspace_id").asString();
        for (Answer refused : List.of(
                stranger.get("/api/workspaces"),
                stranger.get(own),
                stranger.post("/api/workspaces", Map.of("name", "x")),
                stranger.put(own, Map.of("name", "x", "max_running", 0)))) {
            assertThat(refused.code()).isEqualTo("forbidden");
        }
        String nowhere = "/api/workspaces/00000000-0000-7000-8000-00000000dead";
        assertThat(admin.get(nowhere).status()).isEqualTo(404);
        assertThat(admin.put(nowhere, Map.of("name", "x")).status()).isEqualTo(404);
    }
}
