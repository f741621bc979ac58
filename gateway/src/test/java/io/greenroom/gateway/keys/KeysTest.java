package io.greenroom.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestServices;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
class KeysTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    Api admin;
    Api nobody;

    @BeforeEach
    void callers() {
        admin = Api.admin(port);
        nobody = Api.nobody(port);
    }

    @Test
    void answersNobodyWithoutAKeyNotEvenWhatDoesNotExist() {
        for (String path : List.of("/api", "/api/", "/api/api-keys", "/api/nowhere", "/%61pi/api-keys", "/api/x;y/z")) {
            Answer answer = nobody.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("unauthorized");
        }
    }

    @Test
    void refusesAWrongKey() {
        assertThat(nobody.key("gr_12345678_nonsense").get("/api/api-keys").code())
                .isEqualTo("unauthorized");
        assertThat(nobody.key("another-key-of-32-or-more-characters")
                        .get("/api/api-keys")
                        .code())
                .isEqualTo("unauthorized");
    }

    @Test
    void refusesAKeyInTheAddress() {
        for (String query : List.of(
                "key=x",
                "api_key=x",
                "X-API-KEY=x",
                "a=1&token=x",
                "q=" + Secrets.newKey().text())) {
            Answer answer = admin.get("/api/api-keys?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("key_in_query");
        }
    }

    @Test
    void showsAKeyOnceAndKeepsOnlyItsDigest() {
        Answer made = admin.post("/api/api-keys", Map.of("name", "studio"));

        assertThat(made.status()).isEqualTo(201);
        String key = made.json().get("key").asString();
        String prefix = made.json().get("prefix").asString();
        assertThat(key).startsWith(prefix + "_").matches("gr_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}");
        assertThat(made.json().get("created_at").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(nobody.key(key).get("/api/session").json().get("name").asString())
                .isEqualTo("studio");

        String id = made.json().get("id").asString();
        assertThat(database.sql("select api_key from api_keys where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo(Secrets.hash(key));
        assertThat(admin.get("/api/api-keys").text()).contains(prefix).doesNotContain(key);
    }

    @Test
    void tellsWhenAKeyWasLastUsed() {
        Answer made = admin.post("/api/api-keys", Map.of("name", "seldom"));
        String id = made.json().get("id").asString();
        assertThat(made.json().get("last_used_at").isNull()).isTrue();

        nobody.key(made.json().get("key").asString()).get("/api/session");

        Instant used = database.sql("select last_used_at from api_keys where id = ?")
                .param(id)
                .query(LocalDateTime.class)
                .single()
                .toInstant(ZoneOffset.UTC);
        assertThat(used).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void knowsAMistypedKeyByItsChecksum() {
        String key = Secrets.newKey().text();
        assertThat(Secrets.plausible(key)).isTrue();
        char other = key.charAt(15) == 'a' ? 'b' : 'a';
        assertThat(Secrets.plausible(key.substring(0, 15) + other + key.substring(16)))
                .isFalse();
    }

    @Test
    void givesAKeyAWorkspaceOfItsOwnOrTheOneNamed() {
        String own = admin.post("/api/api-keys", Map.of("name", "a"))
                .json()
                .get("workspace_id")
                .asString();
        Answer second = admin.post("/api/api-keys", Map.of("name", "b", "workspace_id", own));
        assertThat(second.json().get("workspace_id").asString()).isEqualTo(own);

        Answer unknown = admin.post(
                "/api/api-keys", Map.of("name", "c", "workspace_id", "00000000-0000-7000-8000-00000000dead"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().at("/errors/0/field").asString()).isEqualTo("workspace_id");
    }

    @Test
    void opensNothingMoreWhenDeleted() {
        Answer made = admin.post("/api/api-keys", Map.of("name", "short"));
        Api holder = nobody.key(made.json().get("key").asString());
        assertThat(holder.get("/api/session").status()).isEqualTo(200);

        String path = "/api/api-keys/" + made.json().get("id").asString();
        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(holder.get("/api/session").status()).isEqualTo(401);
        assertThat(admin.delete(path).status()).isEqualTo(404);
    }

    @Test
    void refusesWhatTheScopesDoNotAllow() {
        Api stranger = Api.stranger(port);
        assertThat(stranger.get("/api/api-keys").code()).isEqualTo("forbidden");
        assertThat(stranger.post("/api/api-keys", Map.of("name", "x")).code()).isEqualTo("forbidden");

        Answer reader = admin.post("/api/api-keys", Map.of("name", "r", "scopes", List.of("read")));
        Answer refused = nobody.key(reader.json().get("key").asString()).upload(new byte[1]);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("forbidden");
    }

    @Test
    void refusesAnExpiredKeyAndOneThatNeverWorked() {
        Answer past = admin.post("/api/api-keys", Map.of("name", "x", "expires_at", "2020-01-01T00:00:00Z"));
        assertThat(past.json().at("/errors/0/field").asString()).isEqualTo("expires_at");

        Answer made = admin.post("/api/api-keys", Map.of("name", "x", "expires_at", "2099-01-01T00:00:00Z"));
        database.sql("update api_keys set expires_at = '2020-01-01' where id = ?")
                .param(made.json().get("id").asString())
                .update();
        assertThat(nobody.key(made.json().get("key").asString())
                        .get("/api/session")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void listsKeysPageByPage() {
        for (int i = 0; i < 3; i++) {
            admin.post("/api/api-keys", Map.of("name", "page " + i));
        }
        Answer first = admin.get("/api/api-keys?limit=2&count=true");
        assertThat(first.json().get("data").size()).isEqualTo(2);
        assertThat(first.json().get("has_more").asBoolean()).isTrue();
        assertThat(first.json().get("total").asInt()).isGreaterThanOrEqualTo(4);
        Answer second = admin.get("/api/api-keys?limit=2&cursor="
                + first.json().get("next_cursor").asString());
        assertThat(second.json().at("/data/0/name").asString()).isEqualTo("page 0");
        assertThat(second.json().has("total")).isFalse();

        for (String bad : List.of("limit=0", "limit=201", "limit=x", "cursor=x", "count=maybe")) {
            Answer refused = admin.get("/api/api-keys?" + bad);
            assertThat(refused.status()).as(bad).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
    }

    @Test
    void theOperatorsKeyIsAnAdmin() {
        Answer session = admin.get("/api/session");
        assertThat(session.json().at("/scopes/0").asString()).isEqualTo("admin");
        assertThat(database.sql("select count(*) from api_keys where api_key = ?")
                        .param(TestServices.ADMIN_KEY)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
