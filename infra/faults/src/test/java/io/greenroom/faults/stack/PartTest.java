package io.greenroom.faults.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {

    /** A program that has started another, as a worker has its engine. */
    private static final String WITH_CHILD = "sleep 601 & echo started $!; wait";

    @TempDir
    Path directory;

    private @Nullable Part part;

    @AfterEach
    void end() throws InterruptedException {
        if (part != null) {
            part.thaw();
            part.terminate();
        }
    }

    @Test
    void killsAProgramAloneSoThatWhatItStartedLivesOn() throws Exception {
        Part program = start(WITH_CHILD, false, null);
        ProcessHandle child = child(program);
        program.kill();
        assertThat(program.isRunning()).isFalse();
        assertThat(child.isAlive()).isTrue();
        child.destroyForcibly();
    }

    @Test
    void killsAServiceWithAllItsProcesses() throws Exception {
        Part service = start(WITH_CHILD, true, null);
        ProcessHandle child = child(service);
        service.kill();
        assertThat(service.isRunning()).isFalse();
        await().until(() -> !child.isAlive());
    }

    @Test
    void freezesAndThaws() throws Exception {
        Part program = start("sleep 602", false, null);
        program.freeze();
        await().until(() -> state(program).equals("T"));
        assertThat(program.isRunning()).isTrue();
        program.thaw();
        await().until(() -> !state(program).equals("T"));
    }

    @Test
    void startsAgainWhatWasKilledWhereItIsToldTo() throws Exception {
        Part program = start("exec sleep 603", false, Duration.ofMillis(1));
        long before = program.pid();
        program.kill();
        await().until(() -> program.isRunning() && program.pid() != before);
        assertThat(program.crashes()).isZero();
    }

    @Test
    void countsAnEndThatNobodyAskedFor() throws Exception {
        Part program = start("exit 3", false, null);
        await().until(() -> program.crashes() == 1);
    }

    @Test
    void tellsTheEndOfTheLogOfAPartThatDoesNotBecomeReady() throws Exception {
        Part program = start("echo the port is taken; exit 3", false, null);
        await().until(() -> program.crashes() == 1);
        assertThatThrownBy(() -> program.awaitReady(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the port is taken");
    }

    private Part start(String script, boolean wholeGroup, @Nullable Duration restartAfter) {
        Launch launch = new Launch(() -> List.of("sh", "-c", script), Map.of(), pid -> true, wholeGroup, restartAfter);
        Part started = new Part("part", directory.resolve("part.log"), launch);
        part = started;
        started.start();
        return started;
    }

    private static ProcessHandle child(Part part) {
        await().until(() -> Files.readString(part.log()).contains("started"));
        return ProcessHandle.of(part.pid()).orElseThrow().children().findFirst().orElseThrow();
    }

    /** As the kernel tells it: T is stopped. */
    private static String state(Part part) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(part.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[0];
    }
}
