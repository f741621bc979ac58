package io.greenroom.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class KeyChangesTest {

    private static final String OPERATORS = "/api/api-keys/00000000-0000-7000-8000-000000000001";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    Api admin;
    Api holder;
    String id;
    String path;

    @BeforeEach
    void aKey() {
        admin = Api.admin(port);
        JsonNode made = admin.post("/api/api-keys", Map.of("name", "studio", "expires_at", "2099-01-01T00:00:00Z"))
                .json();
        holder = Api.nobody(port).key(made.get("key").asString());
        id = made.get("id").asString();
        path = "/api/api-keys/" + id;
    }

    @Test
    void changesWhatIsSaidAndKeepsTheRest() {
        JsonNode renamed = put(Map.of("name", "night batch"));
        assertThat(renamed.get("name").asString()).isEqualTo("night batch");
        assertThat(renamed.get("is_active").asBoolean()).isTrue();
        assertThat(renamed.get("scopes").valueStream().map(JsonNode::asString)).containsExactly("submit", "read");
        assertThat(renamed.get("expires_at").asString()).isEqualTo("2099-01-01T00:00:00.000Z");
        assertThat(renamed.has("key")).as("the key itself is never shown again").isFalse();

        JsonNode sooner = put(
                Map.of("name", "night batch", "scopes", List.of("read"), "expires_at", "2098-01-01T08:00:00+08:00"));
        assertThat(sooner.get("scopes").valueStream().map(JsonNode::asString)).containsExactly("read");
        assertThat(sooner.get("expires_at").asString()).isEqualTo("2098-01-01T00:00:00.000Z");
        assertThat(admin.get(path).json()).isEqualTo(sooner);

        Map<String, Object> never = new HashMap<>(Map.of("name", "night batch"));
        never.put("expires_at", null);
        assertThat(put(never).get("expires_at").isNull()).isTrue();
    }

    @Test
    void whatIsShownCanBeSentBack() {
        JsonNode shown = admin.get(path).json();
        assertThat(put(shown)).isEqualTo(shown);
        database.sql("update api_keys set expires_at = '2020-01-01' where id = ?")
                .param(id)
                .update();
        JsonNode expired = admin.get(path).json();
        assertThat(put(expired)).as("an end that has passed is not a new one").isEqualTo(expired);
    }

    @Test
    void aDisabledKeyOpensNothingUntilItIsEnabledAndItsSessionsAreGoneForGood() {
        Api browser = holder.signIn();
        assertThat(holder.get("/api/session").status()).isEqualTo(200);
        assertThat(browser.get("/api/session").status()).isEqualTo(200);

        assertThat(put(Map.of("name", "studio", "is_active", false))
                        .get("is_active")
                        .asBoolean())
                .isFalse();
        assertThat(holder.get("/api/session").status()).isEqualTo(401);
        assertThat(browser.get("/api/session").status()).isEqualTo(401);

        put(Map.of("name", "studio", "is_active", true));
        assertThat(holder.get("/api/session").status()).isEqualTo(200);
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void aKeyWithOtherScopesDoesOtherThingsAtOnce() {
        assertThat(holder.get("/api/workspaces").status()).isEqualTo(403);
        put(Map.of("name", "studio", "scopes", List.of("admin")));
        assertThat(holder.get("/api/workspaces").status()).isEqualTo(200);
        put(Map.of("name", "studio", "scopes", List.of("read")));
        assertThat(holder.get("/api/workspaces").status()).isEqualTo(403);
        assertThat(holder.upload(new byte[1]).code()).isEqualTo("forbidden");
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        Answer refused =
                admin.put(path, Map.of("name", "x", "scopes", List.of("root"), "expires_at", "2020-01-01T00:00:00Z"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsString("field")).containsExactly("scopes", "expires_at");

        for (String body : List.of(
                "{\"name\":\"x\",\"scopes\":[]}",
                "{\"name\":\"x\",\"scopes\":[null]}",
                "{\"name\":\"x\",\"expires_at\":5}",
                "{\"name\":\"x\",\"expires_at\":{}}",
                "{\"name\":\"x\",\"expires_at\":\"tomorrow\"}",
                "{\"name\":\"x\",\"expires_at\":\"+1000000000-01-01T00:00:00Z\"}",
                "{\"name\":\" \"}",
                "{}")) {
            assertThat(admin.put(path, body).code()).as(body).isEqualTo("validation_failed");
        }
        assertThat(admin.get(path).json().get("name").asString()).isEqualTo("studio");
    }

    @Test
    void theOperatorsKeyIsTheSettingsToChange() {
        for (Answer refused : List.of(
                admin.put(OPERATORS, Map.of("name", "x", "is_active", false)),
                admin.post(OPERATORS + "/rotate", Map.of("overlap_seconds", 0)),
                admin.delete(OPERATORS))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("operators_key");
        }
        assertThat(admin.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void aKeyIsFoundByItsPrefixAndComparedAsAWhole() {
        JsonNode other = admin.post("/api/api-keys", Map.of("name", "other")).json();
        database.sql("update api_keys set prefix = (select prefix from (select prefix from api_keys where id = ?) p)"
                        + " where id = ?")
                .params(id, other.get("id").asString())
                .update();
        assertThat(holder.get("/api/session").json().get("name").asString()).isEqualTo("studio");
        admin.delete(path);
        assertThat(holder.get("/api/session").status())
                .as("only the other one has this prefix now")
                .isEqualTo(401);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String nowhere = "/api/api-keys/00000000-0000-7000-8000-00000000dead";
        assertThat(admin.get(nowhere).status()).isEqualTo(404);
        assertThat(admin.put(nowhere, Map.of("name", "x")).status()).isEqualTo(404);
        assertThat(admin.post(nowhere + "/rotate").status()).isEqualTo(404);
        assertThat(admin.delete(nowhere).status()).isEqualTo(404);
        assertThat(holder.get(path).status()).as("not even its own").isEqualTo(403);
    }

    @Test
    void listsThoseOfAWorkspace() {
        String workspace = admin.get(path).json().get("workspace_id").asString();
        JsonNode page =
                admin.get("/api/api-keys?count=true&workspace_id=" + workspace).json();
        assertThat(page.get("data").findValuesAsString("id")).containsExactly(id);
        assertThat(page.get("total").asInt()).isEqualTo(1);
    }

    private JsonNode put(Object body) {
        Answer changed = admin.put(path, body instanceof JsonNode json ? json.toString() : body);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return changed.json();
    }
}
