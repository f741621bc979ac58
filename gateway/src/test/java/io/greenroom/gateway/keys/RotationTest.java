package io.greenroom.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class RotationTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    Api admin;
    JsonNode old;
    Api holder;
    String path;

    @BeforeEach
    void aKey() {
        admin = Api.admin(port);
        old = admin.post("/api/api-keys", Map.of("name", "studio", "scopes", List.of("read")))
                .json();
        holder = Api.nobody(port).key(old.get("key").asString());
        path = "/api/api-keys/" + old.get("id").asString();
    }

    @Test
    void bothKeysAreGoodDuringTheOverlap() {
        Answer rotated = admin.post(path + "/rotate", Map.of("overlap_seconds", 3600));
        assertThat(rotated.status()).isEqualTo(201);
        JsonNode next = rotated.json();
        assertThat(rotated.header("Location"))
                .isEqualTo("/api/api-keys/" + next.get("id").asString());
        for (String same : List.of("name", "workspace_id", "scopes", "expires_at", "is_active")) {
            assertThat(next.get(same)).as(same).isEqualTo(old.get(same));
        }
        Api successor = Api.nobody(port).key(next.get("key").asString());
        assertThat(successor.get("/api/session").json().get("key_id")).isEqualTo(next.get("id"));
        assertThat(holder.get("/api/session").json().get("key_id")).isEqualTo(old.get("id"));

        JsonNode replaced = admin.get(path).json();
        assertThat(replaced.get("replaced_by")).isEqualTo(next.get("id"));
        assertThat(Instant.parse(replaced.get("expires_at").asString()))
                .isCloseTo(Instant.now().plusSeconds(3600), within(60, ChronoUnit.SECONDS));
    }

    @Test
    void withoutAnOverlapTheOldKeyEndsAtOnceWithItsSessions() {
        Api browser = holder.signIn();
        assertThat(browser.get("/api/session").status()).isEqualTo(200);
        JsonNode next =
                admin.post(path + "/rotate", Map.of("overlap_seconds", 0)).json();
        assertThat(holder.get("/api/session").status()).isEqualTo(401);
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
        assertThat(Api.nobody(port)
                        .key(next.get("key").asString())
                        .get("/api/session")
                        .status())
                .isEqualTo(200);
        assertThat(database.sql("select count(*) from sessions where key_id = ?")
                        .param(old.get("id").asString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whereNothingIsSaidTheOverlapIsADay() {
        admin.post(path + "/rotate");
        assertThat(expiresAt(admin.get(path).json()))
                .isCloseTo(Instant.now().plus(Duration.ofDays(1)), within(60, ChronoUnit.SECONDS));
    }

    @Test
    void theNewKeyLastsAsLongAsTheOldOneWasMadeForAndTheOldOneNoLongerThanItWould() {
        database.sql("update api_keys set created_at = date_sub(now(3), interval 89 day),"
                        + " expires_at = date_add(now(3), interval 1 day) where id = ?")
                .param(old.get("id").asString())
                .update();
        Instant end = expiresAt(admin.get(path).json());
        JsonNode next = admin.post(path + "/rotate", Map.of("overlap_seconds", 7 * 24 * 3600))
                .json();
        assertThat(expiresAt(next)).isCloseTo(Instant.now().plus(Duration.ofDays(90)), within(60, ChronoUnit.SECONDS));
        assertThat(expiresAt(admin.get(path).json())).isEqualTo(end);
    }

    @Test
    void aKeyIsReplacedOnceHoweverManyAsk() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService admins = Executors.newFixedThreadPool(2);
        List<Future<Integer>> answers =
                List.of(admins.submit(() -> rotateAfter(together)), admins.submit(() -> rotateAfter(together)));
        admins.shutdown();
        assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 409);
        assertThat(admin.post(path + "/rotate").code()).isEqualTo("key_replaced");
        String workspace = old.get("workspace_id").asString();
        assertThat(admin.get("/api/api-keys?workspace_id=" + workspace)
                        .json()
                        .get("data")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aKeyThatOpensNothingHasNoSuccessor() {
        admin.put(path, Map.of("name", "studio", "is_active", false));
        assertThat(admin.post(path + "/rotate").code()).isEqualTo("key_not_active");
        admin.put(path, Map.of("name", "studio", "is_active", true));
        database.sql("update api_keys set expires_at = '2020-01-01' where id = ?")
                .param(old.get("id").asString())
                .update();
        assertThat(admin.post(path + "/rotate").code()).isEqualTo("key_not_active");
    }

    @Test
    void refusesAnOverlapThatIsNone() {
        for (Object overlap : List.of(-1, 30 * 24 * 3600 + 1, "a day")) {
            Answer refused = admin.post(path + "/rotate", Map.of("overlap_seconds", overlap));
            assertThat(refused.status()).as("%s", overlap).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("overlap_seconds");
        }
    }

    private int rotateAfter(CyclicBarrier together) throws Exception {
        together.await();
        return admin.post(path + "/rotate", Map.of("overlap_seconds", 60)).status();
    }

    private static Instant expiresAt(JsonNode key) {
        return Instant.parse(key.get("expires_at").asString());
    }
}
