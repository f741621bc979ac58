package io.greenroom.render.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.greenroom.events.Finding;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.Check.Level;
import io.greenroom.events.WorkerHeartbeat.Gpu;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import io.greenroom.render.engine.Engine;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.engine.SelfCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SelfChecksTest {

    @TempDir
    Path directory;

    private final Map<String, String> variables = new HashMap<>();
    private HttpServer store;

    @BeforeEach
    void startStore() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        store.start();
    }

    @AfterEach
    void stopStore() {
        store.stop(0);
    }

    @Test
    void looksAtTheMachineThenAtEachEngine() throws Exception {
        Findings findings = look(
                engine("ffmpeg", () -> List.of(new Check("ffmpeg.all", Level.OK, "it is there"))),
                engine("heygem-http", () -> List.of(new Check("heygem-http.service", Level.BROKEN, "start it"))));

        assertThat(findings.checks())
                .extracting(Check::name)
                .containsExactly("disk", "write_access", "ffmpeg", "store", "gpu", "ffmpeg.all", "heygem-http.service");
        assertThat(findings.whyBroken()).contains("heygem-http.service: start it");
        assertThat(findings.gpus()).isEmpty();
    }

    @Test
    void takesACheckThatStumblesForAFinding() throws Exception {
        Findings findings = look(engine("wav2lip", () -> {
            throw new IllegalStateException("no idea");
        }));

        assertThat(findings.checks())
                .contains(Check.of(
                        "wav2lip",
                        Level.BROKEN,
                        Finding.NOT_LOOKED_AT,
                        Map.of("why", "java.lang.IllegalStateException: no idea")));
    }

    @ParameterizedTest
    @CsvSource({
        "0,BROKEN,0.0 GiB",
        "1073741823,BROKEN,1.0 GiB",
        "1073741824,WARNING,1.0 GiB",
        "5905580032,WARNING,5.5 GiB",
        "10737418240,OK,10.0 GiB"
    })
    void wantsOneGibibyteAndAdvisesTen(long freeBytes, Level level, String said) {
        Check check = new DiskSpace(directory).judge(freeBytes);

        assertThat(check.level()).isEqualTo(level);
        assertThat(check.message()).startsWith(said + " are free in " + directory);
    }

    @Test
    void saysWhichDirectoryItCannotWriteTo() throws Exception {
        assertThat(new WriteAccess(directory).look())
                .extracting(Check::level, Check::message)
                .containsExactly(tuple(Level.OK, "files can be written in " + directory));
        assertThat(directory).isEmptyDirectory();

        Path file = Files.createFile(directory.resolve("file"));
        Check check = new WriteAccess(file).look().get(0);

        assertThat(check.level()).isEqualTo(Level.BROKEN);
        assertThat(check.message())
                .startsWith("no file can be written in " + file)
                .contains("see to its owner");
    }

    @Test
    void reallyWrites() throws Exception {
        // A device that is always full, which no look at permissions tells.
        Files.createSymbolicLink(directory.resolve("write-check"), Path.of("/dev/full"));

        Check check = new WriteAccess(directory).look().get(0);

        assertThat(check.level()).isEqualTo(Level.BROKEN);
        assertThat(check.message()).contains("No space left on device");
    }

    @ParameterizedTest
    @CsvSource({
        "8.1.2,''",
        "9.0,''",
        "n8.1.3-5-gabc,''",
        "8.1.1,CVE-2026-8461",
        "8.1,CVE-2026-8461",
        "8.0.9,CVE-2026-8461 CVE-2026-40962",
        "7.1.4,CVE-2026-8461 CVE-2026-40962",
        "7.1.5-0+deb13u1,CVE-2026-40962",
        "6.1.1-3ubuntu5,CVE-2026-8461 CVE-2026-40962",
        "6.1.6,CVE-2026-40962",
        "7.0.9,CVE-2026-8461 CVE-2026-40962",
        "4.0.6,CVE-2026-8461"
    })
    void namesTheKnownVulnerabilitiesOfAnFfmpeg(String version, String known) {
        Check check = new FfmpegVersion(SampleMedia.FFMPEG).judge(version);

        assertThat(check.level()).isEqualTo(known.isEmpty() ? Level.OK : Level.WARNING);
        for (String vulnerability : List.of("CVE-2026-8461", "CVE-2026-40962")) {
            assertThat(check.message().contains(vulnerability))
                    .as(vulnerability)
                    .isEqualTo(known.contains(vulnerability));
        }
        if (!known.isEmpty()) {
            assertThat(check.message()).contains("install 8.1.2 or newer");
        }
    }

    @ParameterizedTest
    @CsvSource({"N-118912-gabc", "2025-11-06-git-222127418b", "git-2026-01-01"})
    void warnsOfAnFfmpegWhoseVersionSaysNothing(String version) {
        assertThat(new FfmpegVersion(SampleMedia.FFMPEG).judge(version))
                .satisfies(check -> assertThat(check.level()).isEqualTo(Level.WARNING))
                .satisfies(check -> assertThat(check.message()).contains("it has no version number to look up"));
    }

    @Test
    void noticesAnFfmpegThatIsGone() {
        var gone = new Ffmpeg(directory.resolve("ffmpeg"), directory.resolve("ffprobe"), Map.of(), "8.1.2");

        assertThat(new FfmpegVersion(gone).look())
                .extracting(Check::level, Check::message)
                .containsExactly(tuple(
                        Level.BROKEN, directory + "/ffmpeg is gone: install ffmpeg again and restart the worker"));
    }

    @ParameterizedTest
    @CsvSource({"PT0S,OK,agrees", "PT4M50S,OK,agrees", "PT5M10S,BROKEN,ahead of", "PT-5M-10S,BROKEN,behind"})
    void comparesItsClockWithTheStores(Duration off, Level level, String said) throws Exception {
        var check = new StoreReach(endpoint(), InstantSource.offset(InstantSource.system(), off))
                .look()
                .get(0);

        assertThat(check.level()).isEqualTo(level);
        assertThat(check.message()).contains(said);
    }

    @Test
    void onlyWarnsOfAStoreThatIsAway() throws Exception {
        store.stop(0);

        Check check = new StoreReach(endpoint(), InstantSource.system()).look().get(0);

        assertThat(check.name()).isEqualTo("store");
        assertThat(check.level()).isEqualTo(Level.WARNING);
        assertThat(check.message()).startsWith(endpoint() + " does not answer").contains("GREENROOM_S3_ENDPOINT");
    }

    @Test
    void showsTheGraphicsCards() throws Exception {
        nvidiaSmi("""
                case "$*" in
                "--query-gpu=name,memory.total,memory.used,utilization.gpu --format=csv,noheader,nounits") ;;
                *) exit 6 ;;
                esac
                echo 'NVIDIA GeForce RTX 4090, 24564, 1834, 97'
                echo 'NVIDIA A100, 80GB, [N/A], [N/A], [N/A]'
                """);

        Findings findings = look(engine("heygem", List::of));

        assertThat(findings.gpus())
                .containsExactly(
                        new Gpu("NVIDIA GeForce RTX 4090", 24564, 1834, 97), new Gpu("NVIDIA A100, 80GB", 0, 0, 0));
        assertThat(findings.checks())
                .contains(new Check("gpu", Level.OK, "NVIDIA GeForce RTX 4090, NVIDIA A100, 80GB"));
    }

    @Test
    void isBrokenWithoutTheGraphicsCardThatHeygemNeeds() throws Exception {
        assertThat(gpu(engine("heygem", List::of)))
                .satisfies(check -> assertThat(check.level()).isEqualTo(Level.BROKEN))
                .satisfies(check -> assertThat(check.message())
                        .startsWith("there is no nvidia-smi on PATH")
                        .contains("--gpus all"));

        nvidiaSmi("echo 'NVIDIA-SMI has failed because it could not communicate with the NVIDIA driver.'; exit 9");
        assertThat(gpu(engine("heygem", List::of)).message())
                .contains("exit code 9")
                .contains("could not communicate with the NVIDIA driver");

        assertThat(gpu(engine("wav2lip", List::of)).level())
                .as("another may do without")
                .isEqualTo(Level.WARNING);
    }

    @Test
    void saysWhyThereIsNoGraphicsCardEvenWhereNoneIsNeeded() throws Exception {
        OfferedEngine ffmpeg = engine("ffmpeg", List::of);
        assertThat(gpu(ffmpeg)).isEqualTo(Check.of("gpu", Level.OK, Finding.NVIDIA_SMI_MISSING, Map.of()));

        nvidiaSmi("echo 'No devices were found'; exit 6");
        assertThat(gpu(ffmpeg))
                .isEqualTo(Check.of(
                        "gpu",
                        Level.OK,
                        Finding.NVIDIA_SMI_FAILED,
                        Map.of("exit_code", 6, "output", "No devices were found")));

        nvidiaSmi("true");
        assertThat(gpu(ffmpeg)).isEqualTo(Check.of("gpu", Level.OK, Finding.NO_GRAPHICS_CARD, Map.of()));

        nvidiaSmi("echo 'NVIDIA L4, 23034, 0, 0'");
        variables.put("GREENROOM_RENDER_GPUS", "1");
        assertThat(gpu(ffmpeg)).as("it uses none").isEqualTo(new Check("gpu", Level.OK, "NVIDIA L4"));
    }

    @Test
    void isBrokenWhenASlotsGraphicsCardIsNotThere() throws Exception {
        nvidiaSmi("echo 'NVIDIA L4, 23034, 0, 0'");
        variables.put("GREENROOM_RENDER_GPUS", "0,1");

        assertThat(gpu(engine("heygem", List::of)))
                .isEqualTo(Check.of("gpu", Level.BROKEN, Finding.OTHER_GRAPHICS_CARDS, Map.of("wanted", 1, "last", 0)));
    }

    private Check gpu(OfferedEngine engine) throws InterruptedException {
        return look(engine).checks().stream()
                .filter(check -> check.name().equals("gpu"))
                .findFirst()
                .orElseThrow();
    }

    private Findings look(OfferedEngine... engines) throws InterruptedException {
        var settings = new StoreSettings(endpoint(), "key", "secret", "greenroom");
        return SelfChecks.of(directory, settings, SampleMedia.FFMPEG, new Engines(List.of(engines)), variables::get)
                .look();
    }

    private static OfferedEngine engine(String name, SelfCheck check) {
        Engine unused = (input, listener, cancellation) -> {};
        return new OfferedEngine(name, true, Duration.ZERO, InputForm.FITTED, List.of(), check, unused);
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + store.getAddress().getPort());
    }

    /** Stands in for the driver's program. */
    private void nvidiaSmi(String script) throws IOException {
        Path programs = Files.createDirectories(directory.resolve("programs"));
        Path program = Files.writeString(programs.resolve("nvidia-smi"), "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        variables.put("PATH", "/nowhere:" + programs);
    }
}
