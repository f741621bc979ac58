package io.greenroom.gateway.tasks;

import io.greenroom.events.FailureCode;
import io.greenroom.events.FailureReason;
import io.greenroom.events.StopReason;
import io.greenroom.gateway.tasks.Aftermath.Cost;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The attempts of a task: how many there were, on whom they failed, and whether another can help. */
final class Tries {

    /** Of a new task, and again after each manual retry. */
    static final int ATTEMPTS = 3;

    /** Returns to pending that cost nothing, before it is clear that nobody can render the task. */
    static final int MAX_FREE_RETURNS = 10;

    /** That many workers have nothing in common but the task. */
    static final int DIFFERENT_WORKERS = 3;

    int attempt;
    int maxAttempts;
    int freeReturns;

    /** Whether it has failed in a way that is tried only once more. */
    boolean lastChance;

    /** Names of workers that proved unable to render it. */
    final Set<String> excludedWorkers;

    /** Names of workers on which it failed and the input was not to blame. */
    final Set<String> failedWorkers;

    Tries(TaskRow row) {
        attempt = row.attempt();
        maxAttempts = row.maxAttempts();
        freeReturns = row.freeReturns();
        lastChance = row.lastChance();
        excludedWorkers = new LinkedHashSet<>(row.excludedWorkers());
        failedWorkers = new LinkedHashSet<>(row.failedWorkers());
    }

    /** Attempts after this one. */
    int left() {
        return maxAttempts - attempt;
    }

    /** The attempt has failed on that worker. */
    Aftermath failed(Failure why, String worker) {
        if (why.code().blamesWorker()) {
            failedWorkers.add(worker);
            if (isTasksFault()) {
                String workers = String.join(", ", failedWorkers);
                return Aftermath.end(Failure.of(
                        FailureReason.FAILED_ON_THREE_WORKERS,
                        Map.of("workers", workers, "code", why.code().word())));
            }
        }
        return switch (why.code().retry()) {
            case NEVER -> Aftermath.end(why);
            case ONCE -> {
                boolean again = left() > 0 && !lastChance;
                lastChance = true;
                yield againIf(again, why);
            }
            case YES, LATER -> againIf(left() > 0, why);
            case ELSEWHERE -> {
                excludedWorkers.add(worker);
                yield handBack(why.message());
            }
        };
    }

    /** Whether it has failed on so many workers that they cannot all be broken. */
    boolean isTasksFault() {
        return failedWorkers.size() >= DIFFERENT_WORKERS;
    }

    /** Whether it would be the end if that worker were lost with this attempt. */
    boolean endsIfLostOn(String worker) {
        int workers = failedWorkers.size() + (failedWorkers.contains(worker) ? 0 : 1);
        return left() <= 0 || workers >= DIFFERENT_WORKERS;
    }

    /** The attempt has ended on that worker, which says nothing of the task. */
    Aftermath stopped(StopReason reason, String worker) {
        if (reason == StopReason.NOT_STARTED && excludedWorkers.contains(worker)) {
            return Aftermath.again(Backoff.AFTER_THE_WRONG_WORKER, Cost.NOTHING);
        }
        return handBack("the run ended: " + reason.name().toLowerCase(Locale.ROOT));
    }

    /** The next attempt begins. */
    void next(Cost costOfThis) {
        attempt++;
        if (costOfThis != Cost.ATTEMPT) {
            maxAttempts++;
        }
        if (costOfThis == Cost.FREE_RETURN) {
            freeReturns++;
        }
    }

    /** The next attempt begins as the first of a new task would. */
    void renew() {
        attempt++;
        maxAttempts = attempt + ATTEMPTS - 1;
        freeReturns = 0;
        lastChance = false;
        excludedWorkers.clear();
        failedWorkers.clear();
    }

    private Aftermath againIf(boolean allowed, Failure why) {
        FailureCode code = why.code();
        return allowed ? Aftermath.again(Backoff.before(code, ATTEMPTS - left()), Cost.ATTEMPT) : Aftermath.end(why);
    }

    private Aftermath handBack(String why) {
        if (freeReturns >= MAX_FREE_RETURNS) {
            String lastly = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
            return Aftermath.end(
                    Failure.of(FailureReason.NO_WORKER_COULD_RENDER, Map.of("times", freeReturns, "why", lastly)));
        }
        return Aftermath.again(Backoff.afterHandBack(freeReturns + 1), Cost.FREE_RETURN);
    }
}
