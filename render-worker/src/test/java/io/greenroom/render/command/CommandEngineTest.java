package io.greenroom.render.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.SampleMedia;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineInput;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.Gpus;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.program.Orphans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against programs that behave on the outside as the public source of the real ones says. */
@Timeout(300)
class CommandEngineTest {

    private static final Duration AUDIO_LENGTH = Duration.ofMillis(2400);

    private static Path video;
    private static Path audio;

    private final Ffprobe ffprobe = new Ffprobe(SampleMedia.FFMPEG);
    private final List<Integer> percents = new CopyOnWriteArrayList<>();
    private final List<Stage> stages = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Cancellation cancellation = new Cancellation();

    @TempDir
    Path directory;

    @BeforeAll
    static void makeMedia(@TempDir Path media) throws Exception {
        video = SampleMedia.make(
                media.resolve("v.mp4"),
                "-filter_complex testsrc2=size=160x90:rate=25:duration=3 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        audio = SampleMedia.make(
                media.resolve("a.wav"), "-filter_complex sine=frequency=440:sample_rate=44100:duration=2.4 -ac 1");
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(Orphans.of(directory.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"musetalk", "wav2lip", "latentsync"})
    void rendersWithEveryProfileThatComesWithIt(String name) throws Exception {
        MediaInfo result = render(profile(name), home(name, "ok"), Map.of());

        assertThat(result.durationMillis()).isCloseTo(2400L, within(150L));
        assertThat(result.video()).extracting("width", "height").containsExactly(160, 90);
        assertThat(result.audio()).isNotNull();
        assertThat(percents)
                .isSorted()
                .hasSizeGreaterThan(10)
                .last()
                .satisfies(last -> assertThat(last).isBetween(90, 100));
        assertThat(stages).contains(Stage.LOAD, Stage.RENDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"musetalk", "wav2lip", "latentsync"})
    void leavesNothingBehindInTheCheckout(String name) throws Exception {
        Path home = home(name, "ok");
        List<String> before = tree(home);

        render(profile(name), home, Map.of());

        assertThat(tree(home)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "musetalk, no_face, FACE_NOT_USABLE, no frame shows one",
        "musetalk, no_result, NO_RESULT, ",
        "musetalk, oom, GPU_OUT_OF_MEMORY, CUDA out of memory",
        "musetalk, no_gpu, ENGINE_FAILED, No CUDA GPUs are available",
        "wav2lip, no_face, FACE_NOT_USABLE, at least one frame shows none",
        "wav2lip, no_result, NO_RESULT, ",
        "wav2lip, import_error, ENGINE_SETUP, No module named 'mmpose'",
        "wav2lip, no_gpu, GPU_NOT_USABLE, No CUDA GPUs are available",
        "wav2lip, killed, ENGINE_KILLED, ",
        "latentsync, no_face, FACE_NOT_USABLE, at least one frame shows none",
        "latentsync, no_result, NO_RESULT, ",
        "latentsync, oom, GPU_OUT_OF_MEMORY, CUDA out of memory",
    })
    void saysWhatWentWrong(String name, String mode, FailureReason reason, String why) throws Exception {
        EngineException failure = failure(profile(name), home(name, mode), Map.of());

        assertThat(failure.reason()).isEqualTo(reason);
        if (why != null) {
            assertThat(String.valueOf(failure.args().get("why"))).contains(why);
        }
        assertThat(failure.lastLines()).isNotEmpty().noneMatch(line -> line.contains("it/s]"));
    }

    @Test
    void anOptionThatTheProgramDoesNotKnowIsAMistakeOfTheSetup() throws Exception {
        String profile = profile("wav2lip").replace("  - \"--outfile\"", "  - \"--new-option\"\n  - \"--outfile\"");

        assertThat(failure(profile, home("wav2lip", "ok"), Map.of()))
                .hasMessageContaining("unrecognized arguments: --new-option")
                .extracting(EngineException::reason)
                .isEqualTo(FailureReason.ENGINE_SETUP);
    }

    @Test
    void aBarThatIsOnlyDrawnAgainIsNoSignOfLife() throws Exception {
        String impatient = profile("wav2lip").replace("otherwise: 300", "otherwise: 6");

        EngineException failure = failure(impatient, home("wav2lip", "hang_among_bars"), Map.of());

        assertThat(failure.reason()).isEqualTo(FailureReason.STALL_TIMED_OUT);
        assertThat(said.stream().filter(line -> line.contains(" 3/10 ")).count())
                .isGreaterThan(20);
    }

    @Test
    void endsAProgramThatFallsSilent() throws Exception {
        String impatient = profile("wav2lip").replace("otherwise: 300", "otherwise: 6");

        assertThat(failure(impatient, home("wav2lip", "silent"), Map.of()).reason())
                .isEqualTo(FailureReason.STALL_TIMED_OUT);
    }

    @Test
    void endsTheChildrenThatAProgramLeavesBehind() throws Exception {
        assertThat(render(profile("latentsync"), home("latentsync", "children"), Map.of()))
                .isNotNull();
        // nothingIsLeftRunning looks.
    }

    @Test
    void endsTheWholeTreeOnCancellation() throws Exception {
        Path home = home("wav2lip", "hang_among_bars");
        onLine(line -> line.contains(" 3/10 "), () -> cancellation.cancel(StopReason.CANCELLED));

        assertThatThrownBy(() -> render(profile("wav2lip"), home, Map.of())).isInstanceOf(RunStoppedException.class);
    }

    static Stream<Map<String, Object>> hostileParams() {
        return Stream.of(
                Map.of("word", "-y"),
                Map.of("word", "--config=/etc/passwd"),
                Map.of("word", "$(touch canary)"),
                Map.of("word", "`touch canary`"),
                Map.of("word", "a\n--evil"),
                Map.of("word", "a\n"),
                Map.of("word", "a b"),
                Map.of("word", "../../etc/passwd"),
                Map.of("word", ""),
                Map.of("word", 5),
                Map.of("word", List.of("a")),
                Map.of("number", "1; touch canary"),
                Map.of("number", -1),
                Map.of("number", 1.5),
                Map.of("number", Double.NaN),
                Map.of("flag", "true"));
    }

    @ParameterizedTest
    @MethodSource("hostileParams")
    void refusesAParamThatIsNotWhatItsProfileDeclares(Map<String, Object> params) throws Exception {
        EngineException failure = failure(ECHO, directory, params);

        assertThat(failure.reason()).isEqualTo(FailureReason.PARAM_INVALID);
        assertThat(failure.args())
                .containsEntry("param", params.keySet().iterator().next());
        assertThat(said).isEmpty();
    }

    private static final String ECHO = """
            name: echo
            input: fitted
            command: ["/bin/sh", "-c", 'for a; do echo "<$a>"; done; cp "$0" {output}', "{audio}", "{param.word}", "{param.number}"]
            params:
              - {name: word, type: word, standard: plain}
              - {name: number, type: integer, least: 0, most: 9, standard: 1}
              - {name: flag, type: yes_no, standard: false}
            result: {path: "{output}"}
            """;

    @Test
    void handsDeclaredParamsOverAndNothingElseOfThem() throws Exception {
        render(ECHO, directory, Map.of("word", "fine-1.0", "number", 7, "undeclared", "--evil", "engine", "echo"));

        assertThat(said).contains("<fine-1.0>", "<7>").noneMatch(line -> line.contains("evil"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What it names, and why that is not its result.
                "echo saved {home}/canary | line: 'saved (?<path>.+)'",
                "ln -s {home}/canary {output} | path: '{output}'",
                "cp -p {home}/canary {output} | path: '{output}'",
                ": > {output} | path: '{output}'",
                "mkdir {output} | path: '{output}'",
                "mkdir {outdir}/d; ln -s {home} {outdir}/d/e | newest: '**/canary'",
                "echo saved ../../../canary | line: 'saved (?<path>.+)'",
                "true | newest: '*.mp4'",
            })
    void takesNothingForAResultThatTheRunHasNotMade(String script, String result) throws Exception {
        Path canary = Files.writeString(directory.resolve("canary"), "not a result");
        Files.setLastModifiedTime(canary, FileTime.fromMillis(1_000_000_000_000L));
        String profile =
                "name: sly\ninput: fitted\ncommand: ['/bin/sh', '-c', '" + script + "']\nresult: {" + result + "}\n";

        assertThat(failure(profile, directory, Map.of()).reason()).isEqualTo(FailureReason.NO_RESULT);
        assertThat(canary).hasContent("not a result");
    }

    @Test
    void aResultOfAProgramThatFailedDoesNotCount() throws Exception {
        String profile =
                "name: sly\ninput: fitted\ncommand: ['/bin/sh', '-c', 'cp {audio} {output}; echo oh; exit 3']\nresult: {path: '{output}'}\n";

        assertThat(failure(profile, directory, Map.of()))
                .hasMessageContaining("it ended with 3: oh")
                .extracting(EngineException::reason)
                .isEqualTo(FailureReason.ENGINE_FAILED);
    }

    @Test
    void takesTheNewestFileAndTheLastNamedOne() throws Exception {
        String make = "echo old > {outdir}/a.mp4; touch -d '2001-01-01' {outdir}/a.mp4; cp {audio} {outdir}/b.mp4";
        String newest =
                "name: sly\ninput: fitted\ncommand: ['/bin/sh', '-c', \"" + make + "\"]\nresult: {newest: '*.mp4'}\n";
        String named = newest.replace(
                        "cp {audio} {outdir}/b.mp4", "cp {audio} {outdir}/b.mp4; echo at out/a.mp4; echo at out/b.mp4")
                .replace("newest: '*.mp4'", "line: '^at (?<path>.+)'")
                .replace("input:", "directory: '{workdir}'\ninput:");

        assertThat(render(newest, directory, Map.of()).audio()).isNotNull();
        assertThat(render(named, directory, Map.of()).audio()).isNotNull();
    }

    @Test
    void givesAnEngineOfPortraitsTheFirstPicture() throws Exception {
        String profile = """
                name: portrait
                input: as_uploaded
                command: ["/bin/sh", "-c", 'exec ffmpeg "$@"', "sh", "-v", "error", "-loop", "1", "-i", "{image}", "-i", "{audio}", "-shortest", "{output}"]
                result: {path: "{output}"}
                """;

        assertThat(render(profile, directory, Map.of()).video())
                .extracting("width", "height")
                .containsExactly(160, 90);
    }

    @Test
    void looksAtTheCheckoutBeforeItTakesTasks() throws Exception {
        Path home = home("musetalk", "ok");
        OfferedEngine engine = engine(profile("musetalk"), home);
        assertThat(engine.selfCheck().look())
                .extracting(Check::name, Check::level)
                .containsExactly(tuple("musetalk.home", Check.Level.OK), tuple("musetalk.python", Check.Level.OK));

        Files.delete(home.resolve("models/musetalkV15/unet.pth"));

        assertThat(engine.selfCheck().look().get(0)).satisfies(check -> {
            assertThat(check.level()).isEqualTo(Check.Level.BROKEN);
            assertThat(check.message())
                    .contains("lacks models/musetalkV15/unet.pth: install the engine and its models");
        });
        assertThat(engine(profile("musetalk"), Path.of("/nowhere/at/all"))
                        .selfCheck()
                        .look()
                        .get(0)
                        .message())
                .isEqualTo("/nowhere/at/all is no directory: put the checkout of the engine there");
    }

    private static String profile(String name) throws IOException {
        return StandIns.profile(name);
    }

    private Path home(String name, String mode) throws IOException {
        Path home = StandIns.checkout(name, directory.resolve("checkout-" + name));
        StandIns.behave(home, mode);
        return home;
    }

    private static List<String> tree(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.map(file -> home.relativize(file).toString())
                    .filter(file -> !file.contains("__pycache__"))
                    .sorted()
                    .toList();
        }
    }

    private OfferedEngine engine(String yaml, Path home) {
        return new CommandEngine(
                        ProfileReader.read("test.yml", yaml),
                        new Checkout(home, "python3"),
                        new Gpus(List.of(0)),
                        SampleMedia.FFMPEG,
                        directory.toString())
                .offered();
    }

    private EngineException failure(String yaml, Path home, Map<String, Object> params) {
        try {
            render(yaml, home, params);
        } catch (EngineException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("it did not fail");
    }

    private MediaInfo render(String yaml, Path home, Map<String, Object> params) throws Exception {
        Path run = Files.createTempDirectory(directory, "run");
        Path output = run.resolve("result.mp4");
        var input = new EngineInput(
                0,
                video,
                ffprobe.probe(video),
                audio,
                AUDIO_LENGTH,
                params,
                Files.createDirectory(run.resolve("work")),
                output);
        engine(yaml, home).engine().render(input, listener(), cancellation);
        return ffprobe.probe(output);
    }

    private Predicate<String> awaited = line -> false;
    private Runnable action = () -> {};

    private void onLine(Predicate<String> line, Runnable then) {
        awaited = line;
        action = then;
    }

    private EngineListener listener() {
        return new EngineListener() {
            @Override
            public void progressed(Stage stage, int percent, boolean estimated) {
                stages.add(stage);
                percents.add(percent);
            }

            @Override
            public void said(String line) {
                said.add(line);
                if (awaited.test(line)) {
                    action.run();
                }
            }

            @Override
            public void noted(Note note, Map<String, Object> args) {}
        };
    }
}
