package io.greenroom.render.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a program ends that does not want to, with a child in a session of its own that does not want to either. */
@Timeout(120)
class EndOfProgramTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    /** Each notes the polite signals it got, and goes on for as long as it lives. */
    private static final String STUBBORN = """
            stay() {
              trap "date +%s%3N > $1.term" TERM
              echo $1
              while :; do date +%s%3N > $1.draft && mv $1.draft $1.alive; sleep 0.1; done
            }
            export -f stay
            setsid bash -c 'stay grandchild' &
            stay program
            """;

    private final Cancellation cancellation = new Cancellation();

    @TempDir
    Path directory;

    @Test
    void leavesTheTreeAMomentWhenARunIsStopped() throws Exception {
        runUntil(StopReason.CANCELLED);

        // A busy machine may take seconds from our signal to its effect, or tell the program of it late.
        assertThat(millisBetweenTermAndDeath("program")).isBetween(1L, 4_000L);
        assertThat(millisBetweenTermAndDeath("grandchild")).isBetween(1L, 4_000L);
        assertThat(Orphans.of(directory.toString())).isEmpty();
    }

    @Test
    void leavesTheTreeFiveSecondsWhenTheWorkerShutsDown() throws Exception {
        runUntil(StopReason.DRAINED);

        assertThat(millisBetweenTermAndDeath("program")).isGreaterThan(4_300L);
        assertThat(millisBetweenTermAndDeath("grandchild")).isGreaterThan(4_300L);
        assertThat(Orphans.of(directory.toString())).isEmpty();
    }

    private void runUntil(StopReason reason) {
        Set<String> ready = new HashSet<>();
        var program = new EngineProgram(
                line -> {
                    ready.add(line);
                    if (ready.containsAll(Set.of("program", "grandchild"))) {
                        cancellation.cancel(reason);
                    }
                    return Meaning.TALK;
                },
                new Patience(LONG, LONG, LONG, LONG, LONG),
                deaf());

        assertThatThrownBy(() -> program.run(
                        List.of("/bin/bash", "-c", STUBBORN), directory, Map.of(), directory.toString(), cancellation))
                .isInstanceOfSatisfying(
                        RunStoppedException.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo(reason));
    }

    private long millisBetweenTermAndDeath(String who) throws IOException {
        return time(who + ".alive") - time(who + ".term");
    }

    private long time(String file) throws IOException {
        return Long.parseLong(Files.readString(directory.resolve(file)).trim());
    }

    private static EngineListener deaf() {
        return new EngineListener() {
            @Override
            public void progressed(Stage stage, int percent, boolean estimated) {}

            @Override
            public void noted(Note note, Map<String, Object> args) {}

            @Override
            public void said(String line) {}
        };
    }
}
