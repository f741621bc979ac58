package io.greenroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.DrainWorker;
import io.greenroom.events.FailureCode;
import io.greenroom.events.Header;
import io.greenroom.events.Note;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderNoted;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.RenderStopped;
import io.greenroom.events.ResumeWorker;
import io.greenroom.events.RunEvent;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import io.greenroom.media.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The worker as its surroundings see it: messages in and out, objects in the store, processes on the machine. */
@Timeout(120)
class RenderWorkerTest {

    private static final Path APP = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");
    private static final String NAME = "worker-1";
    /** So slow an encoding that a test can act in its midst. */
    private static final Map<String, Object> SLOW = Map.of("preset", "veryslow", "crf", 10);

    @TempDir
    static Path directory;

    private static EmbeddedServices broker;
    private static EmbeddedServices storage;
    private static ObjectStore store;
    private static StoredObject shortVideo;
    private static StoredObject longVideo;
    private static StoredObject audio;
    private static StoredObject longAudio;

    @TempDir
    Path home;

    private PlayedGateway gateway;
    private ConfigurableApplicationContext worker;

    @BeforeAll
    static void startServices() throws Exception {
        broker = EmbeddedServices.start(APP, directory.resolve("broker"), Set.of("amqp"));
        storage = EmbeddedServices.start(APP, directory.resolve("storage"), Set.of("s3"));
        store = new ObjectStore(StoreSettings.from(storage.environment()::get));
        store.ensureBucket();
        shortVideo = upload("-filter_complex testsrc2=size=320x180:rate=25:duration=1.2", "mp4");
        longVideo = upload("-filter_complex testsrc2=size=1280x720:rate=25:duration=20 -preset ultrafast", "mp4");
        audio = upload("-filter_complex sine=duration=3", "m4a");
        longAudio = upload("-filter_complex sine=duration=20", "m4a");
    }

    @AfterAll
    static void stopServices() {
        store.close();
        storage.close();
        broker.close();
    }

    @BeforeEach
    void startWorker() {
        gateway = new PlayedGateway(broker.environment().get("GREENROOM_AMQP_URI"));
        startWorkerInThisJvm();
    }

    private void startWorkerInThisJvm() {
        worker = RenderWorkerApplication.start(RenderWorkerApplication.Prerequisites.check(variables()::get));
    }

    private Process startProcess() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RenderWorkerApplication.class.getName());
        builder.environment().putAll(variables());
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("process.log").toFile())
                .start();
    }

    @AfterEach
    void stopWorker() {
        worker.close();
        gateway.close();
        assertThat(enginesOfThisWorker()).isZero();
    }

    @Test
    void rendersATaskAndStoresAVerifiedResult() throws Exception {
        TaskSubmitted task = gateway.submit(shortVideo, audio, Map.of());

        RenderCompleted completed = gateway.await(RenderCompleted.class, task);

        UUID taskId = task.header().taskId();
        assertThat(completed.result().key())
                .isEqualTo("results/" + taskId + "/" + completed.run().runId() + ".mp4");
        assertThat(completed.durationMillis()).isCloseTo(3000L, within(100L));
        Path result = directory.resolve("result.mp4");
        Stored stored = store.download(completed.result().key(), result);
        assertThat(stored)
                .extracting(Stored::bytes, Stored::sha256)
                .containsExactly(completed.result().bytes(), completed.result().sha256());
        MediaInfo info = new Ffprobe(SampleMedia.FFMPEG).probe(result);
        assertThat(info.video().codec()).isEqualTo("h264");
        assertThat(info.audio().codec()).isEqualTo("aac");
        String atoms = Files.readString(result, StandardCharsets.ISO_8859_1);
        assertThat(atoms.indexOf("moov")).as("plays while it loads").isBetween(0, atoms.indexOf("mdat"));

        List<RunEvent> story = gateway.story(task);
        assertThat(story.get(0)).isInstanceOf(RenderStarted.class);
        assertThat(story)
                .extracting(event -> event.header().sequence())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(story)
                .filteredOn(RenderProgressed.class::isInstance)
                .isNotEmpty()
                .extracting(event -> ((RenderProgressed) event).percent())
                .isSorted();
        assertThat(story)
                .filteredOn(event -> event instanceof RenderNoted noted && noted.note() == Note.STAGE_ENDED)
                .extracting(event -> ((RenderNoted) event).args().get("stage"))
                .containsExactly("fetch", "prepare", "render", "mux", "verify", "upload");
        // The end is told first: a result must not wait for what was said on the way to it.
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(outputOf(completed))
                        .contains("-progress pipe:1")
                        .contains("forward-"));
    }

    @Test
    void refusesTextThatCallsItselfAVideo() throws Exception {
        Path text = Files.writeString(directory.resolve("text.mp4"), "no video\n".repeat(1000));
        TaskSubmitted task = gateway.submit(put(text), audio, Map.of());

        RenderFailed failed = gateway.await(RenderFailed.class, task);

        assertThat(failed.code()).isEqualTo(FailureCode.INPUT_INVALID);
        assertThat(failed.message())
                .isEqualTo("The video cannot be read: Invalid data found when processing input."
                        + " Export it again as MP4 (H.264) and upload that.");
    }

    @Test
    void refusesAMissingFileAndAVideoWithoutSoundAsAudio() {
        var gone = new StoredObject("files/gone", 1, "0".repeat(64));
        TaskSubmitted withoutVideo = gateway.submit(gone, audio, Map.of());
        TaskSubmitted withoutSound = gateway.submit(shortVideo, shortVideo, Map.of());

        assertThat(gateway.await(RenderFailed.class, withoutVideo).code()).isEqualTo(FailureCode.INPUT_INVALID);
        assertThat(gateway.await(RenderFailed.class, withoutSound).code()).isEqualTo(FailureCode.AUDIO_INVALID);
    }

    @Test
    void endsTheRunAndItsProcessesWhenToldTo() {
        TaskSubmitted task = gateway.submit(longVideo, longAudio, SLOW);
        gateway.await(RenderProgressed.class, task.header().taskId(), event -> event.stage() == Stage.RENDER);
        assertThat(enginesOfThisWorker()).isPositive();

        gateway.stop(gateway.await(RenderStarted.class, task), StopReason.CANCELLED);

        assertThat(gateway.await(RenderStopped.class, task).reason()).isEqualTo(StopReason.CANCELLED);
        assertThat(enginesOfThisWorker()).isZero();
        assertThat(gateway.awaitHeartbeat(beat -> beat.slots().isEmpty()).state())
                .isEqualTo(WorkerHeartbeat.State.READY);
    }

    @Test
    void givesADuplicateARunOfItsOwnThatCanBeStopped() {
        TaskSubmitted task = gateway.submit(shortVideo, audio, Map.of());
        gateway.send(task);

        RenderCompleted first = gateway.await(RenderCompleted.class, task);
        RenderStarted second = gateway.await(
                RenderStarted.class,
                task.header().taskId(),
                event -> !event.run().equals(first.run()));
        gateway.stop(second, StopReason.SUPERSEDED);

        RunEvent end = gateway.await(
                RunEvent.class,
                task.header().taskId(),
                event -> event.run().equals(second.run())
                        && (event instanceof RenderStopped || event instanceof RenderCompleted));
        assertThat(end)
                .isInstanceOfSatisfying(
                        RenderStopped.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo(StopReason.SUPERSEDED));
    }

    @Test
    void losesNothingWhenTheBrokerRestartsInMidRender() throws Exception {
        TaskSubmitted task = gateway.submit(longVideo, audio, Map.of("preset", "slower"));
        gateway.await(RenderProgressed.class, task.header().taskId(), event -> event.stage() == Stage.RENDER);

        broker.close();
        broker = EmbeddedServices.start(APP, directory.resolve("broker"), Set.of("amqp"));

        RenderCompleted completed = gateway.await(RenderCompleted.class, task);
        assertThat(store.stat(completed.result().key())).isPresent();
        assertThat(gateway.story(task))
                .filteredOn(RenderStarted.class::isInstance)
                .hasSize(1);
        // Orders are heard and tasks are taken again over the new connection.
        TaskSubmitted next = gateway.submit(longVideo, longAudio, SLOW);
        RenderStarted started = gateway.await(RenderStarted.class, next);
        await().until(() -> {
            // As the gateway does with each heartbeat of a run that should not run.
            gateway.stop(started, StopReason.CANCELLED);
            return gateway.story(next).stream().anyMatch(RenderStopped.class::isInstance);
        });
    }

    @Test
    void waitsForAStoreThatIsAway() throws Exception {
        storage.close();
        TaskSubmitted task = gateway.submit(shortVideo, audio, Map.of());
        gateway.await(RenderStarted.class, task);
        gateway.awaitHeartbeat(beat -> !beat.slots().isEmpty());

        storage = EmbeddedServices.start(APP, directory.resolve("storage"), Set.of("s3"));

        gateway.await(RenderCompleted.class, task);
    }

    @Test
    void startsBeforeItsBrokerAndItsStore() throws Exception {
        worker.close();
        broker.close();
        storage.close();

        startWorkerInThisJvm();
        broker = EmbeddedServices.start(APP, directory.resolve("broker"), Set.of("amqp"));
        storage = EmbeddedServices.start(APP, directory.resolve("storage"), Set.of("s3"));

        gateway.awaitHeartbeat(beat -> beat.state() == WorkerHeartbeat.State.READY);
        gateway.await(RenderCompleted.class, gateway.submit(shortVideo, audio, Map.of()));
    }

    @Test
    void handsBackWhatRunsWhenTheGraceIsOver() {
        TaskSubmitted task = gateway.submit(longVideo, longAudio, SLOW);
        gateway.await(RenderProgressed.class, task.header().taskId(), event -> event.stage() == Stage.RENDER);

        worker.close();

        assertThat(gateway.await(RenderStopped.class, task).reason()).isEqualTo(StopReason.DRAINED);
        assertThat(gateway.lastHeartbeat())
                .extracting(WorkerHeartbeat::state, WorkerHeartbeat::slots)
                .containsExactly(WorkerHeartbeat.State.STOPPED, List.of());
    }

    @Test
    void reportsTheRunInWhichItsProcessWasKilledAndEndsWhatThatLeftBehind() throws Exception {
        worker.close();
        Process process = startProcess();
        TaskSubmitted task = gateway.submit(longVideo, longAudio, SLOW);
        RenderStarted started = gateway.await(RenderStarted.class, task);
        gateway.await(RenderProgressed.class, task.header().taskId(), event -> event.stage() == Stage.RENDER);
        TaskSubmitted next = gateway.submit(shortVideo, audio, Map.of());

        process.destroyForcibly().waitFor();
        assertThat(enginesOfThisWorker()).as("the engine outlives its worker").isPositive();
        startWorkerInThisJvm();

        RenderFailed failed = gateway.await(RenderFailed.class, task);
        assertThat(failed.run()).isEqualTo(started.run());
        assertThat(failed.code()).isEqualTo(FailureCode.WORKER_LOST);
        gateway.await(RenderStarted.class, next);
        assertThat(gateway.heardBefore(failed, next))
                .as("what lies ready is taken when the gateways know what was lost")
                .isTrue();
        assertThat(enginesOfThisWorker()).isZero();
    }

    @Test
    void handsItsTaskBackWithoutAVerdictWhenItsProcessIsAskedToEnd() throws Exception {
        worker.close();
        Process process = startProcess();
        TaskSubmitted task = gateway.submit(longVideo, longAudio, SLOW);
        gateway.await(RenderProgressed.class, task.header().taskId(), event -> event.stage() == Stage.RENDER);

        process.destroy();

        assertThat(gateway.await(RenderStopped.class, task).reason()).isEqualTo(StopReason.DRAINED);
        assertThat(process.waitFor()).as("ended by SIGTERM").isEqualTo(143);
        assertThat(enginesOfThisWorker()).isZero();
    }

    @Test
    void drainsAndResumesWhenAskedTo() {
        WorkerHeartbeat first = gateway.awaitHeartbeat(beat -> beat.state() == WorkerHeartbeat.State.READY);
        String id = first.header().workerId();
        assertThat(first.engines())
                .extracting(WorkerHeartbeat.EngineOffer::name, WorkerHeartbeat.EngineOffer::lipSync)
                .containsExactly(tuple("ffmpeg", false));
        assertThat(first.name()).isEqualTo(NAME);

        gateway.send(new DrainWorker(Header.ofWorker("somebody else"), null));
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            // As the gateway does with each heartbeat that disagrees: the first order may come before the worker
            // listens.
            gateway.send(new DrainWorker(Header.ofWorker(id), "quarantined"));
            return gateway.lastHeartbeat().state() == WorkerHeartbeat.State.DRAINING
                    && "quarantined".equals(gateway.lastHeartbeat().reason());
        });
        TaskSubmitted task = gateway.submit(shortVideo, audio, Map.of());
        gateway.send(new ResumeWorker(Header.ofWorker(id), 1));

        gateway.await(RenderCompleted.class, task);
    }

    @Test
    void handsBackATaskThatExcludesIt() {
        TaskSubmitted task = gateway.send(new TaskSubmitted(
                Header.ofTask(Header.newId(), 1), "ffmpeg", shortVideo, audio, Map.of(), List.of(NAME)));

        assertThat(gateway.await(RenderStopped.class, task).reason()).isEqualTo(StopReason.NOT_STARTED);
    }

    @Test
    void letsNoSecondWorkerOfItsNameIn() {
        assertThatThrownBy(() -> RenderWorkerApplication.Prerequisites.check(variables()::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a render worker named '" + NAME + "' runs already")
                .hasMessageContaining("GREENROOM_WORKER_NAME");
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(broker.environment());
        variables.putAll(storage.environment());
        variables.put("GREENROOM_HOME", home.toString());
        variables.put("GREENROOM_WORKER_NAME", NAME);
        variables.put("GREENROOM_RENDER_GRACE", "0s");
        variables.put("GREENROOM_MEDIA_FFMPEG", SampleMedia.FFMPEG.ffmpeg().toString());
        return variables;
    }

    private String outputOf(RunEvent event) throws IOException {
        String key = "runs/" + event.run().taskId() + "/" + event.run().runId() + ".log.gz";
        try (var gzip = new GZIPInputStream(store.get(key))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Living processes that work in this worker's directory. */
    private long enginesOfThisWorker() {
        return ProcessHandle.allProcesses().filter(this::worksHere).count();
    }

    private boolean worksHere(ProcessHandle handle) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(handle.pid()), "cwd"))
                    .startsWith(home.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static StoredObject upload(String arguments, String container) throws Exception {
        return put(SampleMedia.make(directory.resolve(UUID.randomUUID() + "." + container), arguments));
    }

    private static StoredObject put(Path file) {
        Stored stored = store.putFile("files/" + UUID.randomUUID(), file, "application/octet-stream");
        return new StoredObject(stored.key(), stored.bytes(), stored.sha256());
    }
}
