package io.greenroom.render.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.FailureCode;
import io.greenroom.events.Header;
import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.HostileMedia;
import io.greenroom.media.HostileMedia.Hostile;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import io.greenroom.media.Stored;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineInput;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.ffmpeg.FfmpegCall;
import io.greenroom.render.ffmpeg.FfmpegEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attacker uploads is refused as what it is, or rendered as far as it is media; it opens nothing else. */
@Timeout(300)
class HostileInputTest {

    private static final Set<FailureCode> INPUTS_FAULT = Set.of(FailureCode.INPUT_INVALID, FailureCode.AUDIO_INVALID);

    @TempDir
    static Path directory;

    private static EmbeddedServices storage;
    private static ObjectStore store;
    private static HostileMedia hostile;
    private static Path video;
    private static Path audio;
    private static final Ffprobe ffprobe = new Ffprobe(SampleMedia.FFMPEG);
    private static final FfmpegCall ffmpeg = new FfmpegCall(SampleMedia.FFMPEG, "hostile input test");

    @BeforeAll
    static void start() throws Exception {
        storage = EmbeddedServices.start(
                Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app"),
                directory.resolve("storage"),
                Set.of("s3"));
        store = new ObjectStore(StoreSettings.from(storage.environment()::get));
        store.ensureBucket();
        hostile = new HostileMedia(Files.createDirectory(directory.resolve("hostile")));
        video = SampleMedia.talkingVideo(directory);
        audio = SampleMedia.make(directory.resolve("a.wav"), "-filter_complex sine=duration=3");
    }

    @AfterAll
    static void stop() throws Exception {
        hostile.close();
        store.close();
        storage.close();
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedOrRenderedAsAVideoWithoutTouchingACanary(InputForm form) {
        for (Hostile file : hostile.all()) {
            assertHarmless(file, form, file.file(), audio);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedOrDecodedAsAnAudioWithoutTouchingACanary(InputForm form) {
        for (Hostile file : hostile.all()) {
            assertHarmless(file, form, video, file.file());
        }
    }

    private static void assertHarmless(Hostile file, InputForm form, Path picture, Path sound) {
        try {
            render(form, picture, sound);
            assertThat(file.mayBeMedia()).as("%s is refused", file).isTrue();
        } catch (EngineException e) {
            assertThat(e.code()).as("%s: %s", file, e.sentence()).isIn(INPUTS_FAULT);
        } catch (Exception e) {
            throw new AssertionError(file + " is nobody's fault", e);
        }
        assertThat(hostile.touched()).as(file.name()).isFalse();
    }

    private static void render(InputForm form, Path picture, Path sound) throws Exception {
        var trial = new Trial(directory);
        var task = new TaskSubmitted(
                Header.ofTask(Header.newId(), 1), "any", object(picture), object(sound), Map.of(), List.of());
        var prepare = new Prepare(store, new StoreRetry(Duration.ofMinutes(1)), ffmpeg, ffprobe);
        Prepared inputs = prepare.prepare(task, picture, sound, form, trial.at());
        var input = new EngineInput(
                0,
                inputs.video(),
                inputs.videoInfo(),
                inputs.speech().wav(),
                inputs.speech().length(),
                Map.of("preset", "ultrafast"),
                Files.createDirectory(trial.at().file("work")),
                trial.at().file("result.mp4"));
        new FfmpegEngine(ffmpeg, ffprobe)
                .render(input, new SilentListener(), trial.at().cancellation());
    }

    private static StoredObject object(Path file) {
        Stored stored = store.putFile("files/" + file.getFileName(), file, "video/mp4");
        return new StoredObject(stored.key(), stored.bytes(), stored.sha256());
    }

    /** Hears nothing. */
    private static final class SilentListener implements EngineListener {
        @Override
        public void progressed(Stage stage, int percent, boolean estimated) {}

        @Override
        public void said(String line) {}

        @Override
        public void noted(Note note, Map<String, Object> args) {}
    }
}
