package io.greenroom.gateway.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestWorker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class EnginesTest {

    private static final AtomicInteger ENGINES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    JdbcClient jdbc;

    private String engine;
    private Api us;
    private String video;
    private String human;
    private String audio;

    @BeforeEach
    void anEngineThatAWorkerOffers() {
        engine = "offered-" + ENGINES.incrementAndGet();
        us = Api.stranger(port);
        video = us.upload(Clips.video()).json().path("path").asString();
        human = digitalHuman(Map.of()).json().path("id").asString();
        audio = us.upload(Clips.wav()).json().path("path").asString();
        offers(new Param("steps", Param.Type.INTEGER, 1.0, 50.0, List.of(), 20));
    }

    @Test
    void holdsATasksParamsAgainstWhatItsEngineUnderstands() {
        Answer refused = task(Map.of("engine", engine, "steps", 51));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("validation_failed");
        JsonNode error = refused.json().at("/errors/0");
        assertThat(error.path("field").asString()).isEqualTo("params.steps");
        assertThat(error.path("message").asString()).isEqualTo("must be a whole number from 1 to 50");

        Answer taken = task(Map.of("engine", engine, "steps", 50, "unknown", "kept"));
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.json().at("/params/unknown").asString()).isEqualTo("kept");
    }

    @Test
    void tellsAnyKeyWhatThereIsAndWhatItUnderstands() {
        JsonNode engines = us.get("/api/engines").json().path("data");
        assertThat(engines.findValuesAsString("name"))
                .contains("ffmpeg", "heygem", engine)
                .isSorted();
        JsonNode ours = named(engines, engine);
        assertThat(ours.propertyNames())
                .containsExactlyInAnyOrder("name", "is_default", "lip_sync", "live_workers", "params_schema");
        assertThat(ours.path("lip_sync").asBoolean()).isTrue();
        assertThat(ours.path("live_workers").asInt()).isEqualTo(1);
        JsonNode steps = ours.at("/params_schema/properties/steps");
        assertThat(steps.at("/type/0").asString()).isEqualTo("integer");
        assertThat(steps.path("minimum").asInt()).isEqualTo(1);
        assertThat(steps.path("maximum").asInt()).isEqualTo(50);
        assertThat(steps.path("default").asInt()).isEqualTo(20);
        JsonNode ffmpeg = named(engines, "ffmpeg");
        assertThat(ffmpeg.path("is_default").asBoolean()).isTrue();
        assertThat(ffmpeg.path("lip_sync").asBoolean()).isFalse();

        jdbc.sql("update workers set last_seen_at = date_sub(now(6), interval 31 second)")
                .update();
        JsonNode gone = named(us.get("/api/engines").json().path("data"), engine);
        assertThat(gone.path("live_workers").asInt(-1)).isZero();
    }

    private static JsonNode named(JsonNode engines, String name) {
        return engines.valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void goesByWhatWasOfferedLast() {
        offers(new Param("steps", Param.Type.INTEGER, 1.0, 99.0, List.of(), 20));
        assertThat(task(Map.of("engine", engine, "steps", 51)).status()).isEqualTo(201);
    }

    @Test
    void holdsADigitalHumansParamsAgainstTheEngineThatTheyName() {
        assertThat(digitalHuman(Map.of("engine", engine, "steps", 0)).code()).isEqualTo("validation_failed");
        assertThat(digitalHuman(Map.of("engine", "no-such")).code()).isEqualTo("engine_unknown");
        assertThat(digitalHuman(Map.of("steps", 0)).status())
                .as("nobody knows yet what will read it")
                .isEqualTo(201);
        assertThat(us.put(
                                "/api/digital-humans/" + human,
                                Map.of("name", "Lin", "params", Map.of("engine", engine, "steps", "many")))
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("params.steps");
    }

    @Test
    void knowsAnEngineWhoseWorkersAreGoneAndTheBuiltInOnes() {
        jdbc.sql("delete from workers where name = ?").param(engine).update();
        assertThat(task(Map.of("engine", engine)).status()).isEqualTo(201);
        assertThat(task(Map.of("engine", "heygem")).status()).isEqualTo(201);
        assertThat(task(Map.of("engine", "heygem-http")).status()).isEqualTo(201);
        assertThat(task(Map.of("engine", "command")).code()).isEqualTo("engine_unknown");
        assertThat(task(Map.of("engine", "No Engine")).code()).isEqualTo("engine_unknown");
    }

    private Answer task(Map<String, Object> params) {
        return us.post(
                "/api/tasks",
                Map.of("name", "Hello", "digital_human_id", human, "audio_path", audio, "params", params));
    }

    private Answer digitalHuman(Map<String, Object> params) {
        return us.post("/api/digital-humans", Map.of("name", "Lin", "video_path", video, "params", params));
    }

    private void offers(Param param) {
        new TestWorker(publisher, engine, engine, param).says(State.READY, null);
        String most = String.valueOf(param.most());
        await().untilAsserted(() -> assertThat(jdbc.sql("select params from engines where name = ?")
                        .param(engine)
                        .query(String.class)
                        .optional())
                .hasValueSatisfying(params -> assertThat(params).contains(most)));
    }
}
