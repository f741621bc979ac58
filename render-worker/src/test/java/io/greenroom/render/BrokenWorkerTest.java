package io.greenroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.Check.Level;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import io.greenroom.media.Stored;
import io.greenroom.render.health.HealthFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A worker that cannot render, as its surroundings see it. */
@Timeout(180)
class BrokenWorkerTest {

    private static final Path APP = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");

    @TempDir
    static Path directory;

    private static EmbeddedServices services;
    private static ObjectStore store;
    private static StoredObject video;
    private static StoredObject audio;

    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();
    private PlayedGateway gateway;
    private ConfigurableApplicationContext worker;

    @BeforeAll
    static void startServices() throws Exception {
        services = EmbeddedServices.start(APP, directory.resolve("services"), Set.of("amqp", "s3"));
        store = new ObjectStore(StoreSettings.from(services.environment()::get));
        store.ensureBucket();
        video = upload("-filter_complex testsrc2=size=320x180:rate=25:duration=4 -preset ultrafast", "mp4");
        audio = upload("-filter_complex sine=duration=3", "m4a");
    }

    @AfterAll
    static void stopServices() {
        store.close();
        services.close();
    }

    @BeforeEach
    void openGateway() {
        gateway = new PlayedGateway(services.environment().get("GREENROOM_AMQP_URI"));
        variables.putAll(services.environment());
        variables.put("GREENROOM_HOME", home.toString());
        variables.put("GREENROOM_WORKER_NAME", "worker-1");
        variables.put("GREENROOM_RENDER_GRACE", "0s");
        variables.put("GREENROOM_RENDER_CHECK_EVERY", "1");
        variables.put("GREENROOM_MEDIA_FFMPEG", SampleMedia.FFMPEG.ffmpeg().toString());
    }

    @AfterEach
    void stopWorker() {
        worker.close();
        gateway.close();
    }

    @Test
    void takesNothingAndSaysWhyAndComesBackByItself() throws Exception {
        hinderWriting();
        startWorker();
        TaskSubmitted task = gateway.submit(video, audio, Map.of());

        WorkerHeartbeat broken = gateway.awaitHeartbeat(beat -> beat.state() == State.BROKEN);
        assertThat(broken.reason()).startsWith("write_access: no file can be written in " + ownDirectory());
        assertThat(broken.checks())
                .filteredOn(check -> check.level() == Level.BROKEN)
                .extracting(Check::name)
                .containsExactly("write_access");
        HealthFile.Verdict verdict = new HealthFile(ownDirectory()).judge(Instant.now());
        assertThat(verdict.well()).isFalse();
        assertThat(verdict.sentence()).startsWith("worker-1 is broken: " + broken.reason());
        // Looked at again meanwhile.
        gateway.awaitHeartbeat(beat -> beat.state() == State.BROKEN);
        assertThat(gateway.story(task)).isEmpty();

        letWrite();

        WorkerHeartbeat well = gateway.awaitHeartbeat(beat -> beat.state() == State.READY);
        assertThat(well.reason()).isNull();
        assertThat(well.checks())
                .extracting(Check::name, Check::level)
                .contains(tuple("write_access", Level.OK), tuple("store", Level.OK));
        gateway.await(RenderCompleted.class, task);
        assertThat(new HealthFile(ownDirectory()).judge(Instant.now()).well()).isTrue();
    }

    @Test
    void goesOnWithARunThatBeganBefore() throws Exception {
        startWorker();
        TaskSubmitted task = gateway.submit(video, audio, Map.of("preset", "veryslow", "crf", 10));
        RenderStarted started = gateway.await(RenderStarted.class, task);

        hinderWriting();

        WorkerHeartbeat broken = gateway.awaitHeartbeat(beat -> beat.state() == State.BROKEN);
        assertThat(broken.slots())
                .extracting(WorkerHeartbeat.Slot::runId)
                .containsExactly(started.run().runId());
        gateway.await(RenderCompleted.class, task);
        letWrite();
    }

    @Test
    void runsThoughItsEngineIsNotThereAtAll() {
        variables.put("GREENROOM_RENDER_ENGINES", "ffmpeg,heygem");
        variables.put("GREENROOM_HEYGEM_HOME", home.resolve("not mounted").toString());
        startWorker();
        TaskSubmitted task = gateway.submit(video, audio, Map.of());

        WorkerHeartbeat broken = gateway.awaitHeartbeat(beat -> beat.state() == State.BROKEN);

        assertThat(broken.reason())
                .contains("gpu: there is no nvidia-smi on PATH")
                .contains("heygem.program: " + home.resolve("not mounted/run.py") + " is missing");
        assertThat(broken.engines())
                .extracting(WorkerHeartbeat.EngineOffer::name)
                .containsExactly("ffmpeg", "heygem");
        gateway.awaitHeartbeat(beat -> beat.state() == State.BROKEN);
        assertThat(gateway.story(task)).isEmpty();
    }

    private void startWorker() {
        worker = RenderWorkerApplication.start(RenderWorkerApplication.Prerequisites.check(variables::get));
    }

    private Path ownDirectory() {
        return home.resolve("render-worker/worker-1");
    }

    /** A directory that is not empty stands where the check wants to write its file. */
    private void hinderWriting() throws IOException {
        Files.createDirectories(ownDirectory().resolve("write-check/hindrance"));
    }

    private void letWrite() throws IOException {
        Files.delete(ownDirectory().resolve("write-check/hindrance"));
        Files.delete(ownDirectory().resolve("write-check"));
    }

    private static StoredObject upload(String arguments, String container) throws Exception {
        Path file = SampleMedia.make(directory.resolve(UUID.randomUUID() + "." + container), arguments);
        Stored stored = store.putFile("files/" + UUID.randomUUID(), file, "application/octet-stream");
        return new StoredObject(stored.key(), stored.bytes(), stored.sha256());
    }
}
