package io.greenroom.gateway.tasks;

import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderNoted;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.RenderStopped;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.StopReason;
import org.jspecify.annotations.Nullable;

/**
 * The fence around a task: whose word moves it, and which run must stop. It knows neither broker nor database, so that
 * every order in which words can come is tried by a search in its tests.
 */
public final class Fence {

    /** What a word of a run has brought about. */
    public enum Verdict {
        /** It counted: the task has moved where it told anything new. */
        COUNTED,
        /** It was the result: the task is completed. */
        COMPLETED,
        /** It comes from a run that is not the owner, and that has said its last word with it. */
        REFUSED,
        /** It comes from a run that is not the owner, and that must stop. */
        STOP,
        /** It changes nothing, and its run is left alone. */
        IGNORED
    }

    private Fence() {}

    /** Moves the task by what a run tells of itself; {@code task} is null when it is gone. */
    public static Verdict hear(RunEvent event, @Nullable Task task) {
        if (task == null) {
            return refused(event);
        }
        Standing standing = task.standingOf(event.run());
        if (standing == Standing.STARTS && !(event instanceof RenderStopped)) {
            task.start(event.run());
            standing = Standing.OWNER;
        }
        return switch (standing) {
            case OWNER -> counted(event, task);
            case LATE -> event instanceof RenderCompleted ? counted(event, task) : refused(event);
            case SUPERSEDED -> refused(event);
            case STARTS, UNKNOWN -> Verdict.IGNORED;
        };
    }

    /**
     * A worker lists this run among those that it works on: a run of an attempt without an owner has started, its
     * RenderStarted being still on its way.
     */
    public static Verdict alive(Run run, @Nullable Task task) {
        if (task == null) {
            return Verdict.STOP;
        }
        return switch (task.standingOf(run)) {
            case OWNER -> {
                task.renew();
                yield Verdict.COUNTED;
            }
            case STARTS -> {
                task.start(run);
                yield Verdict.COUNTED;
            }
            case SUPERSEDED -> Verdict.STOP;
            case LATE, UNKNOWN -> Verdict.IGNORED;
        };
    }

    /** What a run that must stop is told; {@code task} is null when it is gone. */
    public static StopReason stopReason(@Nullable Task task) {
        return task == null || task.status().isTerminal() ? StopReason.CANCELLED : StopReason.SUPERSEDED;
    }

    private static Verdict counted(RunEvent event, Task task) {
        if (event instanceof RenderCompleted completed) {
            task.complete(completed);
            return Verdict.COMPLETED;
        }
        if (event instanceof RenderStarted) {
            task.renew();
        } else if (event instanceof RenderProgressed progressed) {
            task.progress(progressed);
        } else if (event instanceof RenderNoted noted) {
            task.note(noted);
        } else if (event instanceof RenderFailed failed) {
            task.fail(failed);
        } else if (event instanceof RenderStopped stopped) {
            task.stopped(stopped.reason());
        }
        return Verdict.COUNTED;
    }

    /** A run that has said its last word needs no stopping. */
    private static Verdict refused(RunEvent event) {
        boolean goesOn =
                event instanceof RenderStarted || event instanceof RenderProgressed || event instanceof RenderNoted;
        return goesOn ? Verdict.STOP : Verdict.REFUSED;
    }
}
