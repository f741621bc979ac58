package io.greenroom.render.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.Header;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.ffmpeg.FfmpegCall;
import io.greenroom.render.ffmpeg.FfmpegEngine;
import io.greenroom.render.report.EndOfRun;
import io.greenroom.render.report.HeldRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run's end must not wait for its output: until it is told, a result is lost with the process. */
@Timeout(120)
class RenderStepsTest {

    private static final StoredObject GONE = new StoredObject("files/gone", 1, "0".repeat(64));

    @TempDir
    Path directory;

    private final Run run = new Run(UUID.randomUUID(), 1, UUID.randomUUID(), Run.workerId("w", UUID.randomUUID()));
    private final String outputKey = "runs/" + run.taskId() + "/" + run.runId() + ".log.gz";
    private final List<RunEvent> ends = new ArrayList<>();
    private EmbeddedServices services;
    private ObjectStore store;

    @BeforeEach
    void start() throws Exception {
        services = EmbeddedServices.start(
                Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app"),
                directory.resolve("services"),
                Set.of("s3"));
        store = new ObjectStore(StoreSettings.from(services.environment()::get));
        store.ensureBucket();
    }

    @AfterEach
    void stop() {
        store.close();
        services.close();
    }

    @Test
    void aResultIsToldBeforeTheOutputIsStored() throws Exception {
        render(
                upload("-filter_complex testsrc2=size=320x180:rate=25:duration=1", "mp4"),
                upload("-filter_complex sine=duration=1", "m4a"));

        assertThat(ends).singleElement().isInstanceOf(RenderCompleted.class);
        assertThat(store.stat(outputKey)).isPresent();
    }

    @Test
    void aFailureIsToldBeforeTheOutputIsStored() throws Exception {
        render(GONE, GONE);

        assertThat(ends).singleElement().isInstanceOf(RenderFailed.class);
        assertThat(store.stat(outputKey)).isPresent();
    }

    private void render(StoredObject video, StoredObject audio) throws Exception {
        var ffmpeg = new FfmpegCall(SampleMedia.FFMPEG, directory.toString());
        var ffprobe = new Ffprobe(SampleMedia.FFMPEG);
        var held = new HeldRun(run, 0, 1, new Cancellation(), this::hear, System::nanoTime);
        new RenderSteps(store, ffmpeg, ffprobe, Duration.ofSeconds(10))
                .run(
                        new TaskSubmitted(
                                Header.ofTask(run.taskId(), 1), FfmpegEngine.NAME, video, audio, Map.of(), List.of()),
                        held,
                        new FfmpegEngine(ffmpeg, ffprobe).offered(),
                        Files.createDirectory(directory.resolve("run")));
    }

    private void hear(RunEvent event) {
        if (EndOfRun.is(event)) {
            assertThat(store.stat(outputKey)).isEmpty();
            ends.add(event);
        }
    }

    private StoredObject upload(String arguments, String container) throws Exception {
        Path file = SampleMedia.make(directory.resolve("sample." + container), arguments);
        var stored = store.putFile("files/" + container, file, "application/octet-stream");
        return new StoredObject(stored.key(), stored.bytes(), stored.sha256());
    }
}
