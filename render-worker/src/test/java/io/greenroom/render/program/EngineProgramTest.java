package io.greenroom.render.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.RunStoppedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EngineProgramTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Patience PATIENT = new Patience(LONG, LONG, LONG, LONG, LONG);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Cancellation cancellation = new Cancellation();

    @TempDir
    Path directory;

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(Orphans.of(directory.toString())).isEmpty();
    }

    @Test
    void tellsHowTheProgramEnded() throws Exception {
        EngineProgram.Outcome outcome = run(PATIENT, "echo 40%; echo result=a.mp4 >&2; exit 3");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.finished()).isFalse();
        assertThat(outcome.resultPath()).isEqualTo("a.mp4");
        assertThat(outcome.lastLines()).containsExactlyInAnyOrder("40%", "result=a.mp4");
        assertThat(heard).contains("render 40", "mux 97");
    }

    @Test
    void endsAProgramThatKeepsStillAfterItsResult() throws Exception {
        EngineProgram.Outcome outcome =
                run(new Patience(LONG, LONG, LONG, SHORT, LONG), "sleep 600 & echo result=a.mp4; wait");

        assertThat(outcome.finished()).isTrue();
        assertThat(outcome.resultPath()).isEqualTo("a.mp4");
    }

    @Test
    void endsAProgramAtItsLastWord() throws Exception {
        assertThat(run(PATIENT, "echo bye; sleep 600").finished()).isTrue();
    }

    @Test
    void theFirstFailureIsTheCauseAndWhatFollowsExplainsIt() {
        Patience patience = new Patience(LONG, LONG, LONG, SHORT, LONG);

        assertThatThrownBy(() -> run(patience, "echo fail one; echo traceback; echo fail two; sleep 600"))
                .isInstanceOfSatisfying(EngineException.class, failure -> {
                    assertThat(failure.args()).containsEntry("why", "one");
                    assertThat(failure.lastLines()).containsExactly("fail one", "traceback", "fail two");
                });
    }

    @Test
    void endsAProgramThatHasFailedAndTalksOn() {
        assertThatThrownBy(() -> run(PATIENT, "echo fail one; while :; do echo talk; sleep 0.01; done"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        failure -> assertThat(failure.args()).containsEntry("why", "one"));
    }

    @Test
    void endsAProgramThatNeverSpeaks() {
        assertReason(
                FailureReason.FIRST_SIGN_TIMED_OUT,
                new Patience(SHORT, LONG, LONG, LONG, LONG),
                "sleep 600 & sleep 600; wait");
    }

    @Test
    void endsAProgramThatStandsStillAmongItsFrames() {
        assertReason(
                FailureReason.STALL_TIMED_OUT,
                new Patience(LONG, SHORT, LONG, LONG, LONG),
                "echo hello; echo 40%; sleep 600");
    }

    @Test
    void endsAProgramThatTakesTooLongThoughItTalks() {
        assertReason(
                FailureReason.TOTAL_TIMED_OUT,
                new Patience(LONG, LONG, LONG, LONG, SHORT),
                "while :; do echo 40%; sleep 0.05; done");
    }

    @Test
    void saysThatAProgramIsNotThere() {
        assertThatThrownBy(() -> run(PATIENT, List.of("/no/such/python")))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.PROGRAM_NOT_STARTED));
    }

    @Test
    void aChildThatLeftItsGroupAndHoldsThePipeIsEndedToo() throws Exception {
        EngineProgram.Outcome outcome = run(PATIENT, "setsid -f sleep 600; echo result=a.mp4");

        assertThat(outcome.resultPath()).isEqualTo("a.mp4");
    }

    @Test
    void aCancellationEndsChildrenThatRefuseThePoliteSignal() {
        assertThatThrownBy(() -> run(PATIENT, "trap '' TERM; sh -c 'trap \"\" TERM; sleep 600' & echo cancel; wait"))
                .isInstanceOf(RunStoppedException.class);
    }

    private void assertReason(FailureReason reason, Patience patience, String script) {
        assertThatThrownBy(() -> run(patience, script))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private EngineProgram.Outcome run(Patience patience, String script) throws Exception {
        return run(patience, List.of("/bin/sh", "-c", script));
    }

    private EngineProgram.Outcome run(Patience patience, List<String> arguments) throws Exception {
        return new EngineProgram(this::read, patience, listener())
                .run(arguments, directory, Map.of(), directory.toString(), cancellation);
    }

    private Meaning read(String line) {
        if (line.endsWith("%")) {
            return new Meaning.Reached(Stage.RENDER, Integer.parseInt(line.replace("%", "")));
        }
        if (line.startsWith("result=")) {
            return new Meaning.ResultAt(line.substring("result=".length()));
        }
        if (line.startsWith("fail ")) {
            return new Meaning.Failed(
                    FailureReason.ENGINE_FAILED, Map.of("why", line.substring("fail ".length())), false);
        }
        if (line.equals("cancel")) {
            cancellation.cancel(StopReason.CANCELLED);
        }
        return line.equals("bye") ? new Meaning.Finished() : Meaning.TALK;
    }

    private EngineListener listener() {
        return new EngineListener() {
            @Override
            public void progressed(Stage stage, int percent, boolean estimated) {
                heard.add(stage.word() + " " + percent);
            }

            @Override
            public void noted(Note note, Map<String, Object> args) {}

            @Override
            public void said(String line) {
                heard.add(line);
            }
        };
    }
}
