package io.greenroom.render.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Stage;
import io.greenroom.render.program.Meaning;
import io.greenroom.render.program.Meaning.Counted;
import io.greenroom.render.program.Meaning.Reached;
import org.junit.jupiter.api.Test;

class OutputReaderTest {

    private static final String RULES = """
            name: engine
            input: fitted
            command: ["engine"]
            progress:
              - {begins: '^faces', bar: '^$', stage: load, from: 10, to: 20}
              - {bar: '^frames', stage: render, from: 20, to: 80}
              - {counts: '^\\[(?<done>\\d+)/(?<total>\\d+)\\]', stage: mux, from: 80, to: 90}
            result: {line: '^saved (?<path>.+)'}
            failures:
              - {line: '^no face in (?<why>.*)', reason: face_not_usable}
              - {line: '^stuck', reason: engine_stalled, end_now: true}
            """;

    private final OutputReader reader =
            new OutputReader(ProfileReader.read("engine.yml", RULES).output());

    @Test
    void spreadsACountOverTheShareOfItsStep() {
        assertThat(reader.apply("faces...")).isEqualTo(new Reached(Stage.LOAD, 10));
        assertThat(reader.apply(" 50%|#####     | 5/10 [00:05<00:06,  8.90it/s]"))
                .isEqualTo(new Counted(true, new Reached(Stage.LOAD, 15)));
        assertThat(reader.apply("frames:  50%|#####     | 5/10 [00:05<00:06,  8.90it/s]"))
                .isEqualTo(new Counted(true, new Reached(Stage.RENDER, 50)));
        assertThat(reader.apply("[3/4]")).isEqualTo(new Counted(true, new Reached(Stage.MUX, 87)));
    }

    @Test
    void aBarThatIsHeardLateDoesNotTakeOverFromTheStepThatHasBegun() {
        reader.apply("frames:  90%|#########| 9/10 [00:05<00:06,  8.90it/s]");
        reader.apply("[3/4]");

        assertThat(reader.apply("frames: 100%|##########| 10/10 [00:05<00:00,  8.90it/s]"))
                .isEqualTo(new Counted(true, null));
        assertThat(reader.apply("[4/4]")).isEqualTo(new Counted(true, new Reached(Stage.MUX, 90)));
    }

    @Test
    void neverGoesBackWhenABarStartsAnew() {
        reader.apply("frames:  90%|#########| 9/10 [00:05<00:06,  8.90it/s]");

        assertThat(reader.apply("frames:   0%|         | 0/10 [00:00<?, ?it/s]"))
                .isEqualTo(new Counted(true, new Reached(Stage.RENDER, 74)));
    }

    @Test
    void aCounterMovesOnlyWhenItsCountDoes() {
        assertThat(moved("frames:  50%|#####     | 5/10 [00:05<00:06,  8.90it/s]"))
                .isTrue();
        assertThat(moved("frames:  50%|#####     | 5/10 [00:09<00:10,  0.50it/s]"))
                .isFalse();
        assertThat(moved("frames:  60%|######    | 6/10 [00:09<00:10,  0.50it/s]"))
                .isTrue();
        assertThat(moved("[3/4]")).isTrue();
        assertThat(moved("[3/4]")).isFalse();
    }

    @Test
    void twoBarsThatTakeTurnsDoNotKeepOneAnotherAlive() {
        moved("frames:  50%|#####     | 5/10 [00:05<00:06,  8.90it/s]");
        moved("steps: 100%|##########| 20/20 [00:05<00:00,  8.90it/s]");

        assertThat(moved("frames:  50%|#####     | 5/10 [00:06<00:06,  8.90it/s]"))
                .isFalse();
        assertThat(moved("steps: 100%|##########| 20/20 [00:06<00:00,  8.90it/s]"))
                .isFalse();
    }

    @Test
    void aBarThatNoStepKnowsIsASignOfLifeAndNoProgress() {
        assertThat(reader.apply("\u001B[A\u001B[Asteps:  10%|#         | 2/20 [00:05<00:50,  8.90it/s]"))
                .isEqualTo(new Counted(true, null));
        assertThat(reader.apply("writer: 45it [00:05,  8.90it/s]")).isEqualTo(new Counted(true, null));
    }

    @Test
    void readsFailuresWithTheirCause() {
        assertThat(reader.apply("no face in frame 7")).isInstanceOfSatisfying(Meaning.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.FACE_NOT_USABLE);
            assertThat(failed.args()).containsEntry("why", "frame 7");
            assertThat(failed.endNow()).isFalse();
        });
        assertThat(reader.apply("stuck"))
                .isInstanceOfSatisfying(
                        Meaning.Failed.class,
                        failed -> assertThat(failed.endNow()).isTrue());
    }

    @Test
    void theLastResultThatIsNamedCounts() {
        assertThat(reader.resultPath()).isNull();

        reader.apply("saved a.mp4");
        reader.apply("saved b.mp4");

        assertThat(reader.resultPath()).isEqualTo("b.mp4");
        assertThat(reader.apply("anything else")).isEqualTo(Meaning.TALK);
    }

    private boolean moved(String line) {
        return ((Counted) reader.apply(line)).moved();
    }
}
