package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every order in which words, deaths, losses, doubles and wishes can befall a task, within bounds, asked of the code
 * that runs in production: no rule is ever broken. And the search sees when one is: each rule has a mutant that breaks it.
 */
class ProtocolTest {

    @ParameterizedTest
    @EnumSource(ProtocolBounds.class)
    void noRuleIsBrokenWhateverHappens(ProtocolBounds bounds) {
        ProtocolSearch.Result result = ProtocolSearch.of(bounds, ProtocolMutant.NONE, bounds.rules());
        System.out.println("protocol, " + bounds + ": " + result);
        assertThat(result.broken())
                .as("shortest way there:\n%s", result.trace())
                .isNull();
        assertThat(result.states()).hasSizeGreaterThan(5_000);
    }

    /** A search that never came to an end, or only to one, would find nothing. */
    @Test
    void everyEndIsMet() {
        var result = ProtocolSearch.of(ProtocolBounds.PERSONS, ProtocolMutant.NONE, Set.of());
        assertThat(result.states()).extracting(state -> state.row().status()).contains(TaskStatus.values());
        assertThat(result.states())
                .as("handed back too often")
                .anyMatch(state -> state.row().status() == TaskStatus.FAILED
                        && state.row().freeReturns() == Tries.MAX_FREE_RETURNS
                        && state.row().attempt() < state.row().maxAttempts());
        assertThat(result.states())
                .as("no attempts left")
                .anyMatch(state -> state.row().status() == TaskStatus.FAILED
                        && state.row().attempt() == state.row().maxAttempts());
        assertThat(result.states())
                .as("completed by the result of the attempt before")
                .anyMatch(state -> state.row().status() == TaskStatus.COMPLETED
                        && state.row().runId().equals(state.row().lastRunId()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NO_FENCE,                   MACHINES, ONLY_THE_OWNER_MOVES_A_TASK
            NO_TERMINAL_GUARD,          MACHINES, AN_END_IS_LEFT_ONLY_BY_A_MANUAL_RETRY
            NO_TERMINAL_GUARD,          MACHINES, ONE_RESULT_IS_ACCEPTED
            NO_CLAIM,                   MACHINES, AN_ATTEMPT_HAS_ONE_OWNER
            NO_END_OF_LEASE,            MACHINES, A_RUN_THAT_LOST_THE_TASK_NEVER_OWNS_IT_AGAIN
            NO_REAPER,                  FAITHFUL, AN_END_CAN_BE_REACHED
            NO_SWEEPER,                 FAITHFUL, AN_END_CAN_BE_REACHED
            HASTY_SWEEPER,              FAITHFUL, AN_ATTEMPT_IS_RENDERED_ONCE
            HASTY_HEARTBEAT,            MACHINES, THE_OWNER_IS_NEVER_TOLD_TO_STOP
            ATTEMPT_RAISED_AT_DISPATCH, MACHINES, A_RUN_THAT_LOST_THE_TASK_NEVER_OWNS_IT_AGAIN
            ATTEMPT_RAISED_AT_DISPATCH, MACHINES, AN_ATTEMPT_IS_USED_ONCE
            PROGRESS_KEPT,              PROGRESS, PROGRESS_NEVER_FALLS_AND_IS_WHOLE_ONLY_AT_THE_END
            """)
    void aRuleLeftOutIsFound(ProtocolMutant mutant, ProtocolBounds bounds, ProtocolRule rule) {
        ProtocolSearch.Result result = ProtocolSearch.of(bounds, mutant, EnumSet.of(rule));
        System.out.println("protocol, " + mutant + ": " + result);
        assertThat(result.broken()).isEqualTo(rule);
        assertThat(result.trace().lines()).hasSizeBetween(2, 13);
    }

    @Test
    void everyRuleHasAMutantThatBreaksIt() throws NoSuchMethodException {
        String table = ProtocolTest.class
                .getDeclaredMethod(
                        "aRuleLeftOutIsFound", ProtocolMutant.class, ProtocolBounds.class, ProtocolRule.class)
                .getAnnotation(CsvSource.class)
                .textBlock();
        Set<String> words = Arrays.stream(table.split("[\\s,]+")).collect(Collectors.toSet());
        assertThat(words)
                .containsAll(
                        Arrays.stream(ProtocolRule.values()).map(Enum::name).toList())
                .containsAll(EnumSet.complementOf(EnumSet.of(ProtocolMutant.NONE)).stream()
                        .map(Enum::name)
                        .toList());
    }
}
