package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.faults.client.Submission;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private final Told task = Told.completed();
    private final Submission accepted = Submission.accepted(task.name, task.id);

    @Test
    void holdsWhereEveryAcceptedTaskIsThereAndHasEnded() {
        Verdict verdict = Accounts.of(List.of(accepted), List.of(task.task()));

        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.figures()).startsWith("1 answered with 201 + 0 of 0").contains("rows 1, terminal 1");
    }

    @Test
    void findsAnAcceptedTaskThatIsLost() {
        assertThat(Accounts.of(List.of(accepted), List.of()).broken())
                .containsExactly("task " + task.id + " was accepted and is lost");
    }

    @Test
    void findsATaskThatHasNotEnded() {
        Told waiting = new Told().line("pending", "Submitted.");

        assertThat(Accounts.of(List.of(Submission.accepted(waiting.name, waiting.id)), List.of(waiting.task()))
                        .broken())
                .containsExactly("task " + waiting.id + " has not ended: it is pending");
    }

    @Test
    void findsATaskThatNobodyAskedFor() {
        assertThat(Accounts.of(List.of(), List.of(task.task())).broken()).hasSize(1);
    }

    @Test
    void findsASecondTaskOfOneSubmission() {
        assertThat(Accounts.of(List.of(accepted), List.of(task.task(), task.task()))
                        .broken())
                .containsExactly("task " + task.id + " is the second for one submission (" + task.name + ")");
    }

    @Test
    void takesATaskWhoseAnswerWasLostAsThereOrNot() {
        Submission unsure = Submission.unsure(task.name);

        assertThat(Accounts.of(List.of(unsure), List.of(task.task())).figures())
                .startsWith("0 answered with 201 + 1 of 1 whose answer was lost");
        assertThat(Accounts.of(List.of(unsure), List.of()).broken()).isEmpty();
        assertThat(Accounts.of(List.of(Submission.unsure("another " + UUID.randomUUID())), List.of(task.task()))
                        .broken())
                .isNotEmpty();
    }
}
