package io.greenroom.gateway.tasks;

import org.jspecify.annotations.Nullable;

/**
 * A step of the model, as a trace shows it.
 *
 * @param kind what happens
 * @param attempt of the command that moves; 0 where none does
 * @param run number of the run that it is about, from 1; 0 for none
 * @param word that is said or heard; null for none
 */
record ProtocolMove(Kind kind, int attempt, int run, ProtocolRun.@Nullable Word word) {

    enum Kind {
        CLAIMS("the dispatcher marks attempt {a} as dispatched and commits"),
        PUBLISHES("attempt {a} is published and confirmed"),
        DIES_BEFORE_PUBLISHING("the gateway dies before it publishes attempt {a}"),
        REFUSED("the broker refuses attempt {a}; it is given back"),
        CONFIRM_LOST("attempt {a} is published, the confirm is lost; it is given back"),
        SWEEPS("the sweeper finds attempt {a} in no queue and marks it again"),
        LOSES("the broker loses all that it holds"),
        LOSES_AND_HEARS_LAST_WORDS_AGAIN(
                "the broker loses all that it holds, and workers tell last words again from disk"),
        TAKES("a worker takes attempt {a} as R{r} and announces it"),
        TAKES_UNACKNOWLEDGED("a worker takes attempt {a} as R{r} and announces it, the acknowledgement is lost"),
        SAYS("R{r} says {w}"),
        DIES("R{r}'s worker dies"),
        HEARS("the gateway records {w} of R{r}"),
        HEARS_UNACKNOWLEDGED("the gateway records {w} of R{r} and dies before it acknowledges"),
        HEARTBEAT("the gateway hears a heartbeat with R{r}"),
        LEASE_OVER("the reaper finds the lease of R{r} over"),
        CANCEL("a person cancels"),
        RETRY("a person asks for another try");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    static ProtocolMove of(Kind kind) {
        return new ProtocolMove(kind, 0, 0, null);
    }

    static ProtocolMove ofCommand(Kind kind, int attempt) {
        return new ProtocolMove(kind, attempt, 0, null);
    }

    static ProtocolMove ofRun(Kind kind, int run) {
        return new ProtocolMove(kind, 0, run, null);
    }

    static ProtocolMove ofWord(Kind kind, int run, ProtocolRun.Word word) {
        return new ProtocolMove(kind, 0, run, word);
    }

    /** Whether a word of a run has reached the task. */
    boolean isWordOfARun() {
        return kind == Kind.HEARS || kind == Kind.HEARS_UNACKNOWLEDGED || kind == Kind.HEARTBEAT;
    }

    @Override
    public String toString() {
        return kind.sentence
                .replace("{a}", Integer.toString(attempt))
                .replace("{r}", Integer.toString(run))
                .replace("{w}", String.valueOf(word));
    }
}
