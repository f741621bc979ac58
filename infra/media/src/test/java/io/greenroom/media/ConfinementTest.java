package io.greenroom.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfinementTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** GREENROOM_TEST_PROGRAMS may name one more directory, so that nothing need be installed for this test. */
    private final Confinement here =
            Confinement.look(System.getenv("PATH") + ":" + System.getenv().getOrDefault("GREENROOM_TEST_PROGRAMS", ""));

    @Test
    void limitsMemoryAndLeavesNoDumpOfAStrangersFile() throws Exception {
        assumeTrue(here.prefix().toString().contains("prlimit"), "no prlimit that works here");

        List<String> limits = run("ulimit -v; ulimit -f; ulimit -c").lastLines();

        assertThat(limits).hasSize(3).doesNotContain("unlimited");
        assertThat(Long.parseLong(limits.get(0))).isGreaterThan(4L << 20);
        assertThat(limits.get(2)).isEqualTo("0");
    }

    @Test
    void tellsHowAProgramEndedAsIfItRanAlone() throws Exception {
        assertThat(run("exit 183").exitCode()).isEqualTo(183);
        assertThat(run("kill -9 $$").signal()).isEqualTo(9);
    }

    @Test
    void reachesNoServerWhereBubblewrapWorks() throws Exception {
        assumeTrue(here.prefix().toString().contains("bwrap"), "no bubblewrap that works here");
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Ended ended = confined(List.of(
                    SampleMedia.FFMPEG.ffmpeg().toString(),
                    "-nostdin",
                    "-i",
                    "tcp://127.0.0.1:" + server.getLocalPort()));

            assertThat(ended.lastLines())
                    .anyMatch(line -> line.contains("Network is unreachable") || line.contains("Connection refused"));
        }
    }

    @Test
    void saysThatAProgramIsMissing() {
        assertThatThrownBy(() -> Confinement.of(List.of("/nowhere/ffmpeg")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/nowhere/ffmpeg");
    }

    @Test
    void doesWithoutWhatIsNotThere() {
        assertThat(Confinement.look("/nowhere").prefix()).isEmpty();
    }

    private Ended run(String script) throws Exception {
        return confined(List.of("/bin/sh", "-c", script));
    }

    private Ended confined(List<String> program) throws Exception {
        var command = new Command(
                here.around(program), Path.of("/"), SampleMedia.FFMPEG.environment(), MINUTE, MINUTE, Duration.ZERO);
        return new MediaProcess(command, line -> true, line -> true).run();
    }
}
