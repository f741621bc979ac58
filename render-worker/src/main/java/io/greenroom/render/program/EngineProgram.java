package io.greenroom.render.program;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Stage;
import io.greenroom.media.Command;
import io.greenroom.media.Ended;
import io.greenroom.media.MediaProcess;
import io.greenroom.media.ProcessTree;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of an engine's program. Every line is heard and kept; what it means decides about progress, stall timeouts and
 * the end. Whatever the program did, nothing of its tree is left when {@link #run} returns. To be run once.
 */
public final class EngineProgram {

    /** Engines with several processes need a moment to let go of the graphics card. */
    private static final Duration KILL_GRACE = Duration.ofSeconds(5);

    /** Marks the processes of one run, also those that left the program's group. */
    private static final String RUN_VARIABLE = "GREENROOM_PROCESS_RUN";

    /** A failure explains itself in its next lines; a program that says more only goes on as if nothing were. */
    private static final int LINES_AFTER_FAILURE = 60;

    /** Nothing but tidying up is left once the program has told its result. */
    private static final int RESULT_PERCENT = 97;

    private final Function<String, Meaning> reader;
    private final Patience patience;
    private final EngineListener listener;
    private @Nullable MediaProcess process;
    private volatile Stage stage = Stage.LOAD;
    private volatile boolean spoke;
    private volatile boolean finished;
    private volatile Meaning.@Nullable Failed failure;
    private volatile @Nullable String resultPath;
    private int linesAfterFailure;

    /** @param reader tells what each line of either stream means; called by two threads, never at the same time */
    public EngineProgram(Function<String, Meaning> reader, Patience patience, EngineListener listener) {
        this.reader = reader;
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * How the program ended, by itself or by us after its last word. For engines the exit code proves nothing.
     *
     * @param exitCode 128 + signal when killed; means nothing when finished
     * @param finished whether it was ended by us, since it had said its last word or kept still after its result
     * @param resultPath where it says its result is; null if it did not say
     * @param lastLines the end of its output, at most 50 lines
     */
    public record Outcome(
            int exitCode, boolean finished, @Nullable String resultPath, List<String> lastLines) {}

    /**
     * Runs it.
     *
     * @param arguments the program and its arguments; no shell looks at them
     * @param environment added to ours
     * @param owner marks the processes, so that the next start of this worker finds what a crash of this one leaves
     * @throws EngineException what a line meant, a timeout, or PROGRAM_NOT_STARTED
     * @throws RunStoppedException cancelled
     */
    public Outcome run(
            List<String> arguments,
            Path directory,
            Map<String, String> environment,
            String owner,
            Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        String run = UUID.randomUUID().toString();
        Map<String, String> marked = new HashMap<>(environment);
        marked.put(ProcessTree.OWNER_VARIABLE, owner);
        marked.put(RUN_VARIABLE, run);
        var command = new Command(arguments, directory, marked, patience.total(), patience.firstLine(), KILL_GRACE);
        var started = new MediaProcess(command, this::hear, this::hear);
        process = started;
        listener.said("$ " + String.join(" ", arguments));
        Ended ended;
        try (var registration = cancellation.onCancel(() -> started.cancel(cancellation.killGrace()))) {
            ended = started.run();
        } catch (IOException e) {
            throw new EngineException(FailureReason.PROGRAM_NOT_STARTED, Map.of("why", String.valueOf(e.getMessage())));
        } finally {
            ProcessTree.killMarked(RUN_VARIABLE, run, cancellation.killGrace());
        }
        cancellation.throwIfCancelled();
        throwIfFailed(ended);
        return new Outcome(ended.exitCode(), finished, resultPath, ended.lastLines());
    }

    private synchronized boolean hear(String line) {
        listener.said(line);
        if (!spoke) {
            spoke = true;
            expectLife();
        }
        if (failure != null && ++linesAfterFailure > LINES_AFTER_FAILURE) {
            end();
        }
        Meaning meaning = reader.apply(line);
        if (meaning instanceof Meaning.Reached reached) {
            reach(reached);
        } else if (meaning instanceof Meaning.Counted counted) {
            count(counted);
            return false;
        } else if (meaning instanceof Meaning.ResultAt result) {
            resultPath = result.path();
            reach(new Meaning.Reached(Stage.MUX, RESULT_PERCENT));
        } else if (meaning instanceof Meaning.Finished) {
            finished = true;
            end();
        } else if (meaning instanceof Meaning.Failed failed) {
            fail(failed);
        }
        return true;
    }

    private void reach(Meaning.Reached reached) {
        stage = reached.stage();
        expectLife();
        listener.progressed(reached.stage(), reached.percent(), false);
    }

    /** The first failure is the cause; what follows is its consequence. */
    private void fail(Meaning.Failed failed) {
        if (failure == null) {
            failure = failed;
            expectLife();
        }
        if (failed.endNow()) {
            end();
        }
    }

    /** A counter that only shows itself again proves nothing. */
    private void count(Meaning.Counted counted) {
        if (counted.moved() && counted.reached() != null) {
            reach(counted.reached());
        } else if (counted.moved() && process != null) {
            process.alive();
        }
    }

    private void expectLife() {
        if (process != null) {
            process.expectLifeWithin(settled() ? patience.settled() : patience.during(stage));
        }
    }

    /** Whether its result or its failure is known. */
    private boolean settled() {
        return resultPath != null || failure != null;
    }

    private void end() {
        if (process != null) {
            process.cancel();
        }
    }

    private void throwIfFailed(Ended ended) throws EngineException {
        Meaning.Failed failed = failure;
        if (failed != null) {
            throw new EngineException(failed.reason(), failed.args(), ended.lastLines());
        }
        switch (ended.cause()) {
            case EXITED, CANCELLED -> {}
            case TIMED_OUT ->
                throw new EngineException(
                        FailureReason.TOTAL_TIMED_OUT,
                        Map.of("seconds", patience.total().toSeconds()),
                        ended.lastLines());
            case STALLED -> {
                if (resultPath != null) {
                    finished = true;
                } else if (!spoke) {
                    throw new EngineException(
                            FailureReason.FIRST_SIGN_TIMED_OUT,
                            Map.of("seconds", patience.firstLine().toSeconds()),
                            ended.lastLines());
                } else {
                    throw new EngineException(
                            FailureReason.STALL_TIMED_OUT,
                            Map.of("seconds", patience.during(stage).toSeconds(), "stage", stage.word()),
                            ended.lastLines());
                }
            }
        }
    }
}
