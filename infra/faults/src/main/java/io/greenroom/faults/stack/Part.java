package io.greenroom.faults.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One real process of the farm, a program or a service. Safe for use by several threads. */
public final class Part {

    /** Longer than any of them takes to stop in order. */
    private static final Duration TERMINATE_PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Path log;
    private final Launch launch;
    private @Nullable Process process;
    private Instant startedAt = Instant.EPOCH;
    private boolean wanted;
    private @Nullable Process endedByUs;
    private int crashes;

    Part(String name, Path log, Launch launch) {
        this.name = name;
        this.log = log;
        this.launch = launch;
    }

    /** Such as {@code render-worker-2} or {@code broker}; render workers call themselves by it too. */
    public String name() {
        return name;
    }

    /** What it printed, over all its starts. */
    public Path log() {
        return log;
    }

    /** Whether its process is there; a frozen one is. */
    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Of the last start; 0 before the first. */
    public synchronized long pid() {
        return process == null ? 0 : process.pid();
    }

    /** The time of the last start; the epoch before the first. */
    public synchronized Instant startedAt() {
        return startedAt;
    }

    /** How often it ended although nobody had killed it or asked it to end. */
    public synchronized int crashes() {
        return crashes;
    }

    /** Whether it does its work: a service answers, a gateway serves, a worker's process runs. */
    public boolean isReady() {
        return isRunning() && launch.ready().test(pid());
    }

    /** Starts it, if it does not run, and returns at once. */
    public synchronized void start() {
        wanted = true;
        if (isRunning()) {
            return;
        }
        try {
            Process started = launch.start(log);
            process = started;
            startedAt = Instant.now();
            started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns when it {@link #isReady}.
     *
     * @throws IllegalStateException with the end of its log if it is not in time
     */
    public void awaitReady(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        name + " is not ready after " + patience.toSeconds() + " s; its log ends:\n" + LogEnd.of(log));
            }
            Thread.sleep(100);
        }
    }

    /**
     * SIGKILL: of a program's own process alone, as when the system kills it, so that what it started lives on; of a
     * service with all its processes, as when the power fails. Returns when the process is gone.
     */
    public void kill() {
        Process running;
        synchronized (this) {
            if (process == null || !process.isAlive()) {
                return;
            }
            running = process;
            endedByUs = running;
            signal("KILL");
        }
        running.onExit().join();
    }

    /** SIGTERM; returns when it has ended, and kills it when that takes more than a minute. It is not restarted. */
    public void terminate() throws InterruptedException {
        Process running;
        synchronized (this) {
            wanted = false;
            if (process == null || !process.isAlive()) {
                return;
            }
            running = process;
            endedByUs = running;
        }
        running.destroy();
        try {
            running.onExit().get(TERMINATE_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            kill();
        }
    }

    /** SIGSTOP: it is there and does nothing; with it, of a service, all its processes. */
    public synchronized void freeze() {
        signal("STOP");
    }

    /** SIGCONT: it goes on where it was frozen. */
    public synchronized void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        Process running = process;
        if (running != null && running.isAlive()) {
            Signals.send(signal, running.pid(), launch.wholeGroup());
        }
    }

    private void ended(Process ended) {
        Duration delay = launch.restartAfter();
        synchronized (this) {
            if (ended != endedByUs) {
                crashes++;
            }
        }
        if (delay != null) {
            Threads.start(name + " restart", () -> restartAfter(delay));
        }
    }

    private void restartAfter(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            return;
        }
        synchronized (this) {
            if (wanted) {
                start();
            }
        }
    }
}
