package io.greenroom.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ffmpeg that comes along must start on a server that has nothing installed. */
class BundledFfmpegTest {

    /** What any machine with a Java has. */
    private static final List<String> EVERYWHERE =
            List.of("linux-vdso", "ld-linux", "libc.", "libm.", "libmvec.", "libgcc_s.", "libstdc++.", "libudev.");

    @TempDir
    Path cache;

    @ParameterizedTest
    @ValueSource(strings = {"ffmpeg", "ffprobe"})
    void wantsNoLibraryThatAServerMayLack(String program) throws Exception {
        Ffmpeg bundled = BundledFfmpeg.unpack(cache).orElseThrow();
        Path directory = bundled.ffmpeg().getParent();

        // The dynamic linker itself tells what it would load.
        String loaded = output(
                bundled, "LD_TRACE_LOADED_OBJECTS", directory.resolve(program).toString());

        assertThat(loaded.lines().map(String::strip).filter(line -> !line.contains(directory.toString())))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(EVERYWHERE).anyMatch(line::contains))
                .noneMatch(line -> line.contains("not found"));
    }

    @Test
    void startsAndHasNoDevices() throws Exception {
        Ffmpeg bundled = BundledFfmpeg.unpack(cache).orElseThrow();

        String devices = output(bundled, "NOTHING", bundled.ffmpeg().toString(), "-hide_banner", "-devices");

        assertThat(devices).contains("Devices:").doesNotContain("pulse").doesNotContain("x11grab");
    }

    private static String output(Ffmpeg bundled, String variable, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(bundled.environment());
        builder.environment().put(variable, "1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
