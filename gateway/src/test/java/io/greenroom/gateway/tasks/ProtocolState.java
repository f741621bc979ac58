package io.greenroom.gateway.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One task, its broker and its workers at one moment. Workers are told apart by their runs alone.
 *
 * @param row the task's row as the real code reads and writes it
 * @param dispatched whether its dispatched_at is set
 * @param inHand the attempt that a gateway has marked and not yet published; 0 for none
 * @param queued the attempt whose command lies in the queue; 0 for none
 * @param runs in the order in which they began
 * @param wishes how often a person has cancelled or asked for another try
 * @param results how many results have been accepted
 */
record ProtocolState(
        TaskRow row, boolean dispatched, int inHand, int queued, List<ProtocolRun> runs, int wishes, int results) {

    ProtocolState {
        List<ProtocolRun> audible = new ArrayList<>(runs);
        for (int i = 0; i < audible.size(); i++) {
            audible.set(i, audible.get(i).whileTheTaskIsAt(row.attempt()));
        }
        runs = audible;
    }

    /** A task that has just been submitted, with nobody at it. */
    static ProtocolState submitted() {
        return new ProtocolState(ProtocolGateway.submitted(), false, 0, 0, List.of(), 0, 0);
    }

    boolean isEnded() {
        return row.status().isTerminal();
    }

    /** Number of the run that owns the task; 0 when none does. */
    int owner() {
        return row.status() == TaskStatus.PROCESSING ? ProtocolGateway.number(row.runId()) : 0;
    }

    int rendering() {
        return (int) runs.stream().filter(ProtocolRun::renders).count();
    }

    int waitingWords() {
        int waiting = 0;
        for (ProtocolRun run : runs) {
            waiting += run.waiting();
        }
        return waiting;
    }

    ProtocolRun run(int number) {
        return runs.get(number - 1);
    }

    ProtocolState with(TaskRow newRow, boolean nowDispatched) {
        return new ProtocolState(newRow, nowDispatched, inHand, queued, runs, wishes, results);
    }

    ProtocolState withResult() {
        return new ProtocolState(row, dispatched, inHand, queued, runs, wishes, results + 1);
    }

    ProtocolState wished() {
        return new ProtocolState(row, dispatched, inHand, queued, runs, wishes + 1, results);
    }

    ProtocolState inHand(int attempt) {
        return new ProtocolState(row, dispatched, attempt, queued, runs, wishes, results);
    }

    ProtocolState queued(int attempt) {
        return new ProtocolState(row, dispatched, inHand, attempt, runs, wishes, results);
    }

    ProtocolState plus(ProtocolRun run) {
        List<ProtocolRun> more = new ArrayList<>(runs);
        more.add(run);
        return with(more);
    }

    ProtocolState change(int number, UnaryOperator<ProtocolRun> change) {
        List<ProtocolRun> changed = new ArrayList<>(runs);
        changed.set(number - 1, change.apply(run(number)));
        return with(changed);
    }

    ProtocolState changeAll(UnaryOperator<ProtocolRun> change) {
        List<ProtocolRun> changed = new ArrayList<>(runs);
        changed.replaceAll(change);
        return with(changed);
    }

    private ProtocolState with(List<ProtocolRun> newRuns) {
        return new ProtocolState(row, dispatched, inHand, queued, newRuns, wishes, results);
    }

    /** Of what differs most; a row has many fields and few values. */
    @Override
    public int hashCode() {
        int hash = runs.hashCode();
        hash = 31 * hash + row.attempt() * 5 + row.status().ordinal();
        hash = 31 * hash + owner() * 128 + row.progress();
        hash = 31 * hash + (dispatched ? 25 : 0) + inHand * 5 + queued;
        return 31 * hash + wishes;
    }
}
