package io.greenroom.media;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.StartedProcess;
import org.zeroturnaround.exec.stop.NopProcessStopper;

/**
 * One run of an outside program, from start to the last of its descendants. Its output is always drained; wall and stall
 * timeouts hold; {@link #cancel} works from any thread. To be run once.
 */
public final class MediaProcess {

    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));
    private static final long TICK_MILLIS = 100;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** How long an unknown process that holds our pipe may keep us after the kill. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final Command command;
    private final Predicate<String> onOutput;
    private final Predicate<String> onError;
    private final LastLines lastLines = new LastLines();
    private volatile boolean cancelled;
    private volatile Duration stallTimeout;
    private volatile Duration killGrace;
    private volatile long aliveAt = System.nanoTime();
    private volatile @Nullable RuntimeException listenerFailure;

    /**
     * A listener gets each line of its stream, on another thread, and says whether it is talk: kept among the last lines
     * and taken as a sign of life. Whatever else (a bare progress tick, say) is neither; {@link #alive} is there for it.
     */
    public MediaProcess(Command command, Predicate<String> onOutput, Predicate<String> onError) {
        this.command = command;
        this.onOutput = onOutput;
        this.onError = onError;
        this.stallTimeout = command.stallTimeout();
        this.killGrace = command.killGrace();
    }

    /** Tells that the program gets on with it. */
    public void alive() {
        aliveAt = System.nanoTime();
    }

    /** Changes the stall timeout for the phase that begins now. */
    public void expectLifeWithin(Duration timeout) {
        alive();
        stallTimeout = timeout;
    }

    /** Ends the program and all its descendants soon; also before it has started. */
    public void cancel() {
        cancelled = true;
    }

    /** The same, with another time between the polite signal and the one that cannot be refused. */
    public void cancel(Duration grace) {
        killGrace = grace;
        cancelled = true;
    }

    /**
     * Runs the program and returns when all its tree is gone.
     *
     * @throws IOException if it cannot be started: no such program, no right, no memory
     * @throws InterruptedException if this thread was interrupted; the tree is gone then too
     * @throws RuntimeException what a listener threw; the tree is gone then too
     */
    public Ended run() throws IOException, InterruptedException {
        if (cancelled) {
            return new Ended(Ended.Cause.CANCELLED, -1, List.of());
        }
        StartedProcess started = start();
        var tree = new ProcessTree(started.getProcess().toHandle());
        Ended.Cause cause;
        try {
            cause = watch(started.getProcess(), tree);
        } finally {
            tree.kill(killGrace);
        }
        awaitOutput(started);
        if (listenerFailure != null) {
            throw listenerFailure;
        }
        return new Ended(cause, started.getProcess().exitValue(), lastLines.asList());
    }

    private StartedProcess start() throws IOException {
        requireProgram(command.arguments().get(0));
        List<String> arguments = new ArrayList<>(command.arguments());
        // A group of its own: a signal reaches all of it, and Ctrl-C in our terminal none of it.
        SETSID.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .ifPresent(setsid -> arguments.add(0, setsid.toString()));
        alive();
        return new ProcessExecutor()
                .command(arguments)
                .directory(command.directory().toFile())
                .environment(command.environment())
                .redirectOutput(new LineSplitter(line -> hear(line, onOutput)))
                .redirectError(new LineSplitter(line -> hear(line, onError)))
                .closeTimeout(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .stopper(NopProcessStopper.INSTANCE)
                .exitValueAny()
                .start();
    }

    /** Looked for by ourselves, since setsid would tell its absence only by exit code and a sentence. */
    private static void requireProgram(String program) throws IOException {
        String path = program.contains("/") ? "" : System.getenv().getOrDefault("PATH", "");
        boolean there = Stream.of(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        if (!there) {
            throw new IOException("no such program: " + program);
        }
    }

    /** Called by the threads that drain the pipes: a listener that throws must not stop the draining. */
    private void hear(String line, Predicate<String> listener) {
        if (listenerFailure != null) {
            return;
        }
        try {
            if (listener.test(line)) {
                lastLines.add(line);
                alive();
            }
        } catch (RuntimeException e) {
            listenerFailure = e;
        }
    }

    private Ended.Cause watch(Process process, ProcessTree tree) throws InterruptedException {
        long startedAt = System.nanoTime();
        long lookedAt = startedAt;
        while (!process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            long now = System.nanoTime();
            if (cancelled || listenerFailure != null) {
                return Ended.Cause.CANCELLED;
            }
            if (now - startedAt > command.wallTimeout().toNanos()) {
                return Ended.Cause.TIMED_OUT;
            }
            if (now - aliveAt > stallTimeout.toNanos()) {
                return Ended.Cause.STALLED;
            }
            if (now - lookedAt > LOOK_EVERY.toNanos()) {
                tree.look();
                lookedAt = now;
            }
        }
        return Ended.Cause.EXITED;
    }

    private static void awaitOutput(StartedProcess started) throws IOException, InterruptedException {
        try {
            started.getFuture().get(CLOSE_TIMEOUT.toSeconds() * 2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the process cannot be ended: " + started.getProcess(), e);
        } catch (ExecutionException e) {
            throw new IOException("the output of the process cannot be read", e.getCause());
        }
    }
}
