package io.greenroom.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class MediaProcessTest {

    private static final Duration LONG = Duration.ofSeconds(25);

    @TempDir
    Path directory;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void cutsOutputAtLineFeedsAndCarriageReturns() throws Exception {
        Ended ended = shell("printf '1/4\\r2/4\\r\\n\\n任务 done'; printf 'oops' >&2", LONG, LONG)
                .run();

        assertThat(ended.succeeded()).isTrue();
        assertThat(said).containsExactlyInAnyOrder("1/4", "2/4", "任务 done", "oops");
    }

    @Test
    void keepsTheLastFiftyLines() throws Exception {
        Ended ended = shell("for i in $(seq 1 200); do echo $i; done; exit 3", LONG, LONG)
                .run();

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.succeeded()).isFalse();
        assertThat(ended.lastLines()).hasSize(50).startsWith("151").endsWith("200");
    }

    @Test
    void endsWhatTakesTooLong() throws Exception {
        Ended ended = shell("while true; do echo tick; sleep 0.1; done", Duration.ofMillis(500), LONG)
                .run();

        assertThat(ended.cause()).isEqualTo(Ended.Cause.TIMED_OUT);
    }

    @Test
    void endsWhatFallsSilent() throws Exception {
        Ended ended =
                shell("echo hello; sleep 60", LONG, Duration.ofMillis(500)).run();

        assertThat(ended.cause()).isEqualTo(Ended.Cause.STALLED);
        assertThat(ended.lastLines()).containsExactly("hello");
    }

    @Test
    void endsTheWholeTreeOnCancelEvenWhatRefusesAndWhatLeftTheGroup() throws Exception {
        MediaProcess process = shell(
                "trap '' TERM; sh -c 'sleep 61 & sleep 62' & setsid sleep 63 & while true; do echo on; sleep 1; done",
                LONG,
                LONG);
        var result = CompletableFuture.supplyAsync(() -> run(process));
        await().until(() -> countOfMine() >= 5);
        // The descendants are looked at once a second; the one with a session of its own must have been seen.
        await().until(() -> said.size() >= 2);

        process.cancel();

        assertThat(result.join().cause()).isEqualTo(Ended.Cause.CANCELLED);
        assertThat(countOfMine()).isZero();
    }

    @Test
    void endsChildrenThatOutliveTheirParent() throws Exception {
        Ended ended = shell("sleep 64 & sleep 65 & echo bye", LONG, LONG).run();

        assertThat(ended.succeeded()).isTrue();
        assertThat(countOfMine()).isZero();
    }

    @Test
    void doesNotWaitForAStrangerThatHoldsThePipe() throws Exception {
        Ended ended = shell("env -i setsid sh -c 'sleep 7 & exit' & sleep 0.1; echo bye", LONG, LONG)
                .run();

        assertThat(ended.lastLines()).containsExactly("bye");
    }

    @Test
    void killsWhatAnEarlierProcessLeftBehind() throws Exception {
        var forgotten = new ProcessBuilder("sh", "-c", "sleep 66 & sleep 67").directory(directory.toFile());
        forgotten.environment().put(ProcessTree.OWNER_VARIABLE, directory.toString());
        forgotten.start();
        await().until(() -> countOfMine() == 3);

        assertThat(ProcessTree.killLeftovers("someone else", Duration.ZERO)).isZero();
        assertThat(ProcessTree.killLeftovers(directory.toString(), Duration.ZERO))
                .isEqualTo(3);

        assertThat(countOfMine()).isZero();
    }

    @Test
    void tellsAMissingProgram() {
        var missing = new MediaProcess(
                new Command(List.of("/nowhere/run.py"), directory, Map.of(), LONG, LONG, Duration.ZERO),
                said::add,
                said::add);

        assertThatThrownBy(missing::run).isInstanceOf(IOException.class);
    }

    private MediaProcess shell(String script, Duration wall, Duration stall) {
        var command =
                new Command(List.of("sh", "-c", script), directory, Map.of(), wall, stall, Duration.ofMillis(200));
        return new MediaProcess(command, said::add, said::add);
    }

    private static Ended run(MediaProcess process) {
        try {
            return process.run();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Living processes that run in this test's directory. */
    private long countOfMine() {
        return ProcessHandle.allProcesses().filter(this::runsHere).count();
    }

    private boolean runsHere(ProcessHandle handle) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(handle.pid()), "cwd"))
                    .equals(directory.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
