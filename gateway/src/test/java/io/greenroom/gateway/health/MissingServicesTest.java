package io.greenroom.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway whose services come later than it, or go: it says what is missing and does what can be done without. */
@Timeout(180)
class MissingServicesTest {

    private static EmbeddedServices broker;
    private RunningGateway gateway;

    @BeforeAll
    static void startBroker() throws Exception {
        Path app = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target/embedded")), "missing-");
        broker = EmbeddedServices.start(app, home, Set.of("amqp"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void aGateway() throws Exception {
        gateway = new RunningGateway(broker.environment().get("GREENROOM_AMQP_URI"));
    }

    @AfterEach
    void end() throws Exception {
        gateway.close();
    }

    @Test
    void startsWithoutAnyOfThemAndTakesThemUpAsTheyCome() {
        gateway.database.cut();
        gateway.broker.cut();
        gateway.store.cut();
        gateway.start();
        assertThat(health("/liveness").status()).isEqualTo(200);
        assertThat(health("/readiness").status()).isEqualTo(503);
        assertThat(state("database")).isEqualTo("DOWN");
        assertThat(state("broker")).isEqualTo("AWAY");
        assertThat(state("store")).isEqualTo("AWAY");
        assertUnavailable(admin().get("/api/tasks"), "database_unavailable");

        gateway.database.mend();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(health("/readiness").status()).isEqualTo(200));
        assertThat(health("").status()).as("tasks can be accepted").isEqualTo(200);
        assertThat(health("").json().path("status").asString()).isEqualTo("AWAY");
        Rows rows = Rows.of(gateway.bean(JdbcClient.class));
        assertThat(submit(rows).status()).isEqualTo(201);
        assertUnavailable(admin().upload(Clips.wav()), "store_unavailable");

        gateway.broker.mend();
        gateway.store.mend();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(state("broker")).isEqualTo("UP");
            assertThat(state("store")).isEqualTo("UP");
        });
        assertThat(health("").json().path("status").asString()).isEqualTo("UP");
        assertThat(admin().upload(Clips.wav()).status()).isEqualTo(201);
    }

    @Test
    void answersThatTheDatabaseIsAwayAndServesAgainWhenItIsBack() {
        gateway.start();
        assertThat(admin().get("/api/tasks").status()).isEqualTo(200);
        gateway.database.cut();
        assertUnavailable(admin().get("/api/tasks"), "database_unavailable");
        assertUnavailable(admin().post("/api/api-keys", Map.of("name", "x")), "database_unavailable");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(health("/readiness").status()).isEqualTo(503));
        assertThat(health("/liveness").status()).isEqualTo(200);
        assertThat(health("").text()).doesNotContain("127.0.0.1").doesNotContain("Exception");
        gateway.database.mend();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(admin().get("/api/tasks").status()).isEqualTo(200));
        assertThat(health("/readiness").status()).isEqualTo(200);
    }

    @Test
    void neitherASilentDatabaseNorASilentStoreHoldsACallerForLong() {
        gateway.start();
        UUID workspace = Rows.of(gateway.bean(JdbcClient.class)).workspace();
        assertThat(admin().upload(Clips.wav()).status()).isEqualTo(201);
        gateway.store.fallSilent();
        gateway.database.fallSilent();
        assertThat(health("/liveness").status()).isEqualTo(200);
        assertUnavailable(admin().get("/api/tasks?workspace_id=" + workspace), "database_unavailable");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(state("database")).isEqualTo("DOWN");
            assertThat(state("store")).isEqualTo("AWAY");
        });
        gateway.store.mend();
        gateway.database.mend();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(health("").json().path("status").asString()).isEqualTo("UP"));
        assertThat(admin().upload(Clips.wav()).status()).isEqualTo(201);
    }

    private Answer submit(Rows rows) {
        String key = admin().post("/api/api-keys", Map.of("name", "submitter", "workspace_id", rows.workspace()))
                .json()
                .path("key")
                .asString();
        return Api.nobody(gateway.port())
                .key(key)
                .post(
                        "/api/tasks",
                        Map.of("name", "a task", "digital_human_id", rows.human(), "audio_path", rows.file("audio")));
    }

    private Api admin() {
        return Api.admin(gateway.port());
    }

    private Answer health(String group) {
        return Api.nobody(gateway.port()).get("/actuator/health" + group);
    }

    private String state(String component) {
        return health("").json().at("/components/" + component + "/status").asString("");
    }

    private static void assertUnavailable(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("127.0.0.1");
    }
}
