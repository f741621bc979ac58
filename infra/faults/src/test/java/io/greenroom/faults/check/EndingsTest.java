package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.faults.client.Submission;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingsTest {

    @Test
    void holdsWhereATaskEndsOnce() {
        assertThat(verdict(Told.completed()).broken()).isEmpty();
    }

    @Test
    void findsASecondTerminalRow() {
        Told twice = Told.completed().line("completed", "Completed: 2.0 s of video, 1000 bytes.");

        assertThat(verdict(twice).broken()).singleElement().asString().contains(twice.id + " ended twice");
    }

    @Test
    void findsATaskThatGoesOnAfterItsEnd() {
        Told risen = Told.completed().line("processing", "Started.").line("completed", "Completed.");

        assertThat(verdict(risen).broken()).anyMatch(sentence -> sentence.contains("went on after its end"));
    }

    @Test
    void findsARetryThatNobodyAskedFor() {
        Told again =
                Told.completed().attempt(2).line("pending", "Asked for again.").line("cancelled", "Cancelled.");

        assertThat(verdict(again).broken())
                .containsExactly("task " + again.id + " was opened again 1 times, its customer asked for 0");
    }

    @Test
    void findsARowThatDoesNotSayWhatItsStorySays() {
        Told told = Told.completed();
        Told other = new Told().line("cancelled", "Cancelled.");

        Verdict verdict =
                Endings.of(List.of(Submission.accepted(told.name, told.id)), List.of(told.task()), other.story());

        assertThat(verdict.broken()).singleElement().asString().contains("its story does not end so");
    }

    private static Verdict verdict(Told told) {
        return Endings.of(List.of(Submission.accepted(told.name, told.id)), List.of(told.task()), told.story());
    }
}
