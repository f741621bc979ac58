package io.greenroom.render.heygem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.SampleMedia;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineInput;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.Gpus;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.program.Orphans;
import io.greenroom.render.program.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the stand-in of run.py: what the real program was seen to do wrong, one after the other. */
@Timeout(180)
class HeygemEngineTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SETTLED = Duration.ofSeconds(1);
    private static final Patience PATIENT = new Patience(LONG, LONG, LONG, SETTLED, LONG);
    private static final double AUDIO_SECONDS = 2.4;

    @TempDir
    static Path media;

    private static Path video;
    private static Path audio;
    private static MediaInfo videoInfo;

    @TempDir
    Path directory;

    private final Ffprobe ffprobe = new Ffprobe(SampleMedia.FFMPEG);
    private final List<Integer> percents = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private Consumer<String> onSaid = line -> {};
    private Path home;
    private Path slots;
    private Path output;
    private String python = "python3";

    @BeforeAll
    static void makeMedia() throws Exception {
        video = SampleMedia.make(
                media.resolve("v.mp4"),
                "-filter_complex testsrc2=size=320x180:rate=25:duration=3 -c:v libx264 -preset ultrafast");
        audio = SampleMedia.make(
                media.resolve("a.wav"), "-filter_complex sine=sample_rate=44100:duration=" + AUDIO_SECONDS);
        videoInfo = new Ffprobe(SampleMedia.FFMPEG).probe(video);
    }

    @BeforeEach
    void makeCheckout() throws Exception {
        home = StandInCheckout.make(directory.resolve("checkout"));
        slots = directory.resolve("slots of ours");
        output = directory.resolve("result.mp4");
    }

    @AfterEach
    void nothingOfTheProgramIsLeftRunning() {
        assertThat(Orphans.of(directory.toString())).isEmpty();
    }

    @Test
    void rendersAVideoAsLongAsTheAudioAndDoesNotWaitForTheProgramsDeadTime() throws Exception {
        // The real program would wait as long as this test may take.
        StandInCheckout.order(home, Map.of("mode", "ok", "dead_wait_seconds", 600));

        render(PATIENT);

        MediaInfo result = ffprobe.probe(output);
        assertThat(result.durationMillis()).isCloseTo((long) (AUDIO_SECONDS * 1000), within(200L));
        assertThat(result.video()).extracting("codec", "width", "height").containsExactly("h264", 320, 180);
        assertThat(result.audio()).extracting("codec").isEqualTo("aac");
        assertThat(percents).isSorted().contains(5, 8, 12, 15, 20, 90, 92, 97);
        assertThat(slot().resolve("log/dh.log")).content().contains("任务:1004 -> audio_url:in/");
        assertThat(home.resolve("log")).doesNotExist();
        assertThat(home.resolve("1004-t.mp4")).doesNotExist();
    }

    @Test
    void endsWithTheProgramWhenThatEndsByItself() throws Exception {
        StandInCheckout.order(home, Map.of("mode", "ok", "dead_wait_seconds", 0));

        render(new Patience(LONG, LONG, LONG, LONG, LONG));

        assertThat(ffprobe.probe(output).video()).isNotNull();
        assertThat(said).anyMatch(line -> line.contains(">>> 任务:1004 耗时:"));
    }

    @Test
    void theProgramSeesOneCardAndPlainNames() throws Exception {
        render(PATIENT);

        assertThat(said.get(0))
                .matches(
                        "\\$ python3 run\\.py --audio_path in/[0-9a-f-]{36}\\.wav --video_path in/[0-9a-f-]{36}\\.mp4");
        assertThat(said).contains("CUDA_VISIBLE_DEVICES=3 PYTHONUNBUFFERED=1 LANG=C.UTF-8 encoding=utf-8");
    }

    @Test
    void twoSlotsRenderAtOnceThoughTheProgramNamesItsFilesAlike() throws Exception {
        Path other = directory.resolve("other.mp4");
        var second = new Thread(() -> {
            try {
                engine(PATIENT).render(input(1, other), listener(), new Cancellation());
            } catch (Exception e) {
                said.add("second: " + e);
            }
        });
        second.start();
        render(PATIENT);
        second.join();

        assertThat(said).noneMatch(line -> line.startsWith("second: "));
        assertThat(ffprobe.probe(output).durationMillis())
                .isEqualTo(ffprobe.probe(other).durationMillis());
    }

    @ParameterizedTest
    @CsvSource({
        "format_video, ENGINE_REFUSED_VIDEO",
        "format_audio, ENGINE_REFUSED_AUDIO",
        "audio_features, ENGINE_REFUSED_AUDIO",
        "multiple_faces, MULTIPLE_FACES",
        "init_wh, FACE_NOT_USABLE",
        "face, FACE_NOT_USABLE",
        "no_gpu, GPU_NOT_USABLE",
        "cuda_library, GPU_NOT_USABLE",
        "cuda_provider, GPU_NOT_USABLE",
        "cuda_kernel, GPU_NOT_USABLE",
        "oom, GPU_OUT_OF_MEMORY",
        "oom_onnx, GPU_OUT_OF_MEMORY",
        "queue_full, ENGINE_STALLED",
        "queue_broken, ENGINE_FAILED",
        "missing_input, INPUT_IGNORED",
        "no_echo, INPUT_IGNORED",
        "marker_without_file, NO_RESULT",
        "empty_file, NO_RESULT",
        "elsewhere, NO_RESULT",
        "link_out, NO_RESULT",
        "ffmpeg_fails, NO_RESULT",
        "no_marker, NO_RESULT",
        "exit_among_frames, NO_RESULT",
        "killed, ENGINE_KILLED",
        "wrong_python, ENGINE_SETUP",
        "import_error, ENGINE_SETUP",
        "disk_full, DISK_NOT_USABLE"
    })
    void tellsWhatWentWrong(String mode, FailureReason reason) throws Exception {
        StandInCheckout.order(
                home,
                Map.of(
                        "mode",
                        mode,
                        "model_seconds",
                        1,
                        "dead_wait_seconds",
                        0,
                        "elsewhere",
                        directory.resolve("elsewhere.mp4")));

        assertFails(reason, PATIENT);
    }

    @Test
    void saysWhyTheProgramDidNotBegin() throws Exception {
        StandInCheckout.order(home, Map.of("mode", "import_error"));

        assertThatThrownBy(() -> render(PATIENT)).isInstanceOfSatisfying(EngineException.class, failure -> {
            assertThat(failure.args()).containsEntry("why", "ImportError: cannot import name check_argument_types");
            assertThat(failure.lastLines()).contains("Traceback (most recent call last):");
        });
    }

    @Test
    void keepsTheTracebackThatExplainsAFailure() throws Exception {
        StandInCheckout.order(home, Map.of("mode", "multiple_faces"));

        assertThatThrownBy(() -> render(PATIENT))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        failure -> assertThat(failure.lastLines()).anyMatch(line -> line.contains("Traceback")));
    }

    @Test
    void endsAProgramThatHangsAmongItsFramesWithItsChildrenAlive() throws Exception {
        StandInCheckout.order(home, Map.of("mode", "hang"));

        assertFails(FailureReason.STALL_TIMED_OUT, new Patience(LONG, Duration.ofSeconds(4), LONG, SETTLED, LONG));
        assertThat(said).anyMatch(line -> line.contains("frameId:8"));
    }

    @Test
    void endsAProgramThatNeverSpeaks() throws Exception {
        StandInCheckout.order(home, Map.of("mode", "silent"));

        assertFails(FailureReason.FIRST_SIGN_TIMED_OUT, new Patience(Duration.ofSeconds(2), LONG, LONG, SETTLED, LONG));
    }

    @Test
    void waitsForAProgramThatIsSlowToStart() throws Exception {
        StandInCheckout.order(home, Map.of("mode", "ok", "load_seconds", 2.5));

        render(new Patience(LONG, LONG, LONG, SETTLED, LONG));

        assertThat(output).isNotEmptyFile();
    }

    @Test
    void endsAProgramThatTakesTooLongForTheAudio() throws Exception {
        StandInCheckout.order(home, Map.of("mode", "ok", "frame_seconds", 5));

        assertFails(FailureReason.TOTAL_TIMED_OUT, new Patience(LONG, LONG, LONG, SETTLED, Duration.ofSeconds(6)));
    }

    @Test
    void aCancelledRunLeavesNothingAndTheNextOneIsGood() throws Exception {
        StandInCheckout.order(home, Map.of("mode", "hang"));
        onSaid = line -> {
            if (line.contains("frameId:8")) {
                cancellation.cancel(StopReason.CANCELLED);
            }
        };

        assertThatThrownBy(() -> render(PATIENT)).isInstanceOf(RunStoppedException.class);
        assertThat(Orphans.of(directory.toString())).isEmpty();
        assertThat(output).doesNotExist();

        StandInCheckout.order(home, Map.of("mode", "ok"));
        engine(PATIENT).render(input(0, output), listener(), new Cancellation());
        assertThat(ffprobe.probe(output).video()).isNotNull();
    }

    @Test
    void aPythonThatIsNotThereIsTheWorkersFault() {
        python = "/no/such/python";

        assertFails(FailureReason.PROGRAM_NOT_STARTED, PATIENT);
    }

    @Test
    void aCheckoutThatIsNotThereIsTheWorkersFault() {
        home = directory.resolve("nowhere");

        assertFails(FailureReason.ENGINE_SETUP, PATIENT);
    }

    @Test
    void anOutputThatCannotBeWrittenIsTheWorkersFault() throws Exception {
        output = Files.createFile(directory.resolve("a file")).resolve("result.mp4");

        assertFails(FailureReason.DISK_NOT_USABLE, PATIENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64})
    void aSlotWithoutRoomIsTheWorkersFault(int roomKib) throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        long inputsKib = (Files.size(video) + Files.size(audio)) / 1024 + 1;
        // Directories and run.py take some; with 64 KiB more the program starts, and its ffmpeg finds the disk full.
        long kib = roomKib == 0 ? inputsKib / 2 : inputsKib + roomKib;
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + kib + "k", "tmpfs", small.toString()) == 0,
                "skipped: only root may mount a small file system");
        slots = small.resolve("slots");
        try {
            assertFails(FailureReason.DISK_NOT_USABLE, PATIENT);
        } finally {
            assertThat(run("umount", small.toString())).isZero();
        }
        assertThat(said.isEmpty()).isEqualTo(roomKib == 0);
    }

    @Test
    void rendersWithACheckoutOnAnotherFileSystem() throws Exception {
        try (OtherFileSystem far = OtherFileSystem.than(directory)) {
            home = StandInCheckout.make(far.directory().resolve("checkout"));
            render(PATIENT);
        }
        assertThat(ffprobe.probe(output).video()).isNotNull();
        assertThat(said).contains("service=" + slot().resolve("service/__init__.py"));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }

    private void assertFails(FailureReason reason, Patience patience) {
        assertThatThrownBy(() -> render(patience))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        failure -> assertThat(failure.reason())
                                .describedAs(() -> failure.sentence() + "\n" + String.join("\n", said))
                                .isEqualTo(reason));
        assertThat(Files.exists(output)).isFalse();
    }

    private void render(Patience patience) throws Exception {
        engine(patience).render(input(0, output), listener(), cancellation);
    }

    private HeygemEngine engine(Patience patience) {
        return new HeygemEngine(
                new HeygemSettings(home, python, 15),
                new Gpus(List.of(3)),
                SampleMedia.FFMPEG,
                slots,
                directory.toString(),
                length -> patience);
    }

    private Path slot() {
        return slots.resolve("slot-0");
    }

    private EngineInput input(int slot, Path result) {
        return new EngineInput(
                slot,
                video,
                videoInfo,
                audio,
                Duration.ofMillis((long) (AUDIO_SECONDS * 1000)),
                new HashMap<>(),
                directory,
                result);
    }

    private EngineListener listener() {
        return new EngineListener() {
            @Override
            public void progressed(Stage stage, int percent, boolean estimated) {
                percents.add(percent);
            }

            @Override
            public void noted(Note note, Map<String, Object> args) {}

            @Override
            public void said(String line) {
                said.add(line);
                onSaid.accept(line);
            }
        };
    }
}
