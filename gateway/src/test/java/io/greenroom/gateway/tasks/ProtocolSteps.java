package io.greenroom.gateway.tasks;

import io.greenroom.gateway.tasks.ProtocolGateway.Answer;
import io.greenroom.gateway.tasks.ProtocolMove.Kind;
import io.greenroom.gateway.tasks.ProtocolRun.Word;
import java.util.function.BiConsumer;

/** Everything that can happen next: to the gateways, to the broker, to the workers, by a person. */
final class ProtocolSteps {

    private final ProtocolBounds bounds;
    private final ProtocolMutant mutant;
    private final ProtocolGateway gateway;

    ProtocolSteps(ProtocolBounds bounds, ProtocolMutant mutant) {
        this.bounds = bounds;
        this.mutant = mutant;
        this.gateway = new ProtocolGateway(mutant);
    }

    void from(ProtocolState state, BiConsumer<ProtocolMove, ProtocolState> next) {
        for (int number = 1; number <= state.runs().size(); number++) {
            listen(state, number, next);
        }
        wish(state, next);
        if (state.isEnded() && state.wishes() == bounds.wishes) {
            // All that is left to see is that nothing which is still said moves it.
            return;
        }
        dispatch(state, next);
        publish(state, next);
        if (bounds.faults && (state.queued() > 0 || state.waitingWords() > 0)) {
            ProtocolState rest = state.queued(0);
            next.accept(ProtocolMove.of(Kind.LOSES), rest.changeAll(run -> run.unheard(false)));
            next.accept(
                    ProtocolMove.of(Kind.LOSES_AND_HEARS_LAST_WORDS_AGAIN), rest.changeAll(run -> run.unheard(true)));
        }
        take(state, next);
        for (int number = 1; number <= state.runs().size(); number++) {
            work(state, number, next);
        }
        if (state.owner() > 0 && mutant.reaps()) {
            next.accept(ProtocolMove.ofRun(Kind.LEASE_OVER, state.owner()), moved(state, gateway.lose(state.row())));
        }
    }

    /** Dispatcher and sweeper: mark and commit, then publish. */
    private void dispatch(ProtocolState state, BiConsumer<ProtocolMove, ProtocolState> next) {
        if (state.row().status() != TaskStatus.PENDING || state.inHand() > 0) {
            return;
        }
        int attempt = state.row().attempt();
        if (!state.dispatched()) {
            TaskRow marked = gateway.claim(state.row()).row();
            next.accept(
                    ProtocolMove.ofCommand(Kind.CLAIMS, marked.attempt()),
                    state.with(marked, true).inHand(marked.attempt()));
        } else if (state.queued() == 0 && mutant.sweeps(state.waitingWords() > 0)) {
            next.accept(ProtocolMove.ofCommand(Kind.SWEEPS, attempt), state.inHand(attempt));
        }
    }

    private void publish(ProtocolState state, BiConsumer<ProtocolMove, ProtocolState> next) {
        int attempt = state.inHand();
        if (attempt == 0) {
            return;
        }
        ProtocolState rest = state.inHand(0);
        next.accept(ProtocolMove.ofCommand(Kind.DIES_BEFORE_PUBLISHING, attempt), rest);
        next.accept(ProtocolMove.ofCommand(Kind.REFUSED, attempt), givenBack(rest, attempt));
        if (state.queued() == 0) {
            next.accept(ProtocolMove.ofCommand(Kind.PUBLISHES, attempt), rest.queued(attempt));
            if (bounds.faults) {
                next.accept(
                        ProtocolMove.ofCommand(Kind.CONFIRM_LOST, attempt), givenBack(rest.queued(attempt), attempt));
            }
        }
    }

    /** As {@code Departures.giveBack} does it, in SQL. */
    private static ProtocolState givenBack(ProtocolState state, int attempt) {
        TaskRow row = state.row();
        boolean still = row.status() == TaskStatus.PENDING && row.runId() == null && row.attempt() == attempt;
        return still ? state.with(row, false) : state;
    }

    private void take(ProtocolState state, BiConsumer<ProtocolMove, ProtocolState> next) {
        int attempt = state.queued();
        if (attempt == 0
                || state.runs().size() == bounds.runs
                || state.rendering() == ProtocolBounds.WORKERS
                || state.waitingWords() == ProtocolBounds.WORDS) {
            return;
        }
        int number = state.runs().size() + 1;
        ProtocolState taken = state.plus(ProtocolRun.taking(attempt));
        next.accept(new ProtocolMove(Kind.TAKES, attempt, number, null), taken.queued(0));
        if (bounds.faults) {
            next.accept(new ProtocolMove(Kind.TAKES_UNACKNOWLEDGED, attempt, number, null), taken);
        }
    }

    private void work(ProtocolState state, int number, BiConsumer<ProtocolMove, ProtocolState> next) {
        ProtocolRun run = state.run(number);
        boolean room = state.waitingWords() < ProtocolBounds.WORDS;
        if (run.renders()) {
            next.accept(ProtocolMove.ofRun(Kind.DIES, number), state.change(number, ProtocolRun::dies));
            if (room) {
                if (bounds.progress && !run.progressed()) {
                    next.accept(
                            ProtocolMove.ofWord(Kind.SAYS, number, Word.PROGRESSED),
                            state.change(number, one -> one.says(Word.PROGRESSED)));
                }
                for (Word last : Word.LAST) {
                    next.accept(
                            ProtocolMove.ofWord(Kind.SAYS, number, last), state.change(number, one -> one.says(last)));
                }
            }
        }
    }

    /** The gateway records words in any order, as two gateways do, and hears heartbeats at any time. */
    private void listen(ProtocolState state, int number, BiConsumer<ProtocolMove, ProtocolState> next) {
        ProtocolRun run = state.run(number);
        for (Word word : Word.ALL) {
            if (!run.waits(word)) {
                continue;
            }
            Answer answer = gateway.hear(state.row(), number, run.attempt(), word);
            ProtocolState heard = heard(state, number, answer);
            next.accept(ProtocolMove.ofWord(Kind.HEARS, number, word), heard.change(number, one -> one.heard(word)));
            if (bounds.faults) {
                next.accept(ProtocolMove.ofWord(Kind.HEARS_UNACKNOWLEDGED, number, word), heard);
            }
        }
        if (run.renders()) {
            Answer answer = gateway.heartbeat(state.row(), number, run.attempt());
            next.accept(ProtocolMove.ofRun(Kind.HEARTBEAT, number), heard(state, number, answer));
        }
    }

    private static ProtocolState heard(ProtocolState state, int number, Answer answer) {
        ProtocolState after = moved(state, answer);
        if (answer.verdict() == Fence.Verdict.COMPLETED) {
            after = after.withResult();
        }
        if (answer.verdict() == Fence.Verdict.STOP && state.run(number).renders()) {
            after = after.change(number, ProtocolRun::toldToStop);
        }
        boolean owns = !answer.row().equals(state.row()) && answer.verdict() == Fence.Verdict.COUNTED;
        return owns && !state.run(number).owned() ? after.change(number, ProtocolRun::owning) : after;
    }

    private static ProtocolState moved(ProtocolState state, Answer answer) {
        return state.with(answer.row(), state.dispatched() && !answer.waits());
    }

    private void wish(ProtocolState state, BiConsumer<ProtocolMove, ProtocolState> next) {
        if (state.wishes() == bounds.wishes) {
            return;
        }
        TaskStatus status = state.row().status();
        if (status.mayBecome(TaskStatus.CANCELLED)) {
            next.accept(
                    ProtocolMove.of(Kind.CANCEL),
                    moved(state, gateway.cancel(state.row())).wished());
        } else if (status.isTerminal() && status.mayBecome(TaskStatus.PENDING)) {
            next.accept(
                    ProtocolMove.of(Kind.RETRY),
                    moved(state, gateway.retryByHand(state.row())).wished());
        }
    }
}
