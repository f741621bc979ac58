package io.greenroom.launcher.stack;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one service running: starts it, watches it, starts it again when it dies. The loop ends only by {@link #stop}.
 */
final class SupervisedService implements Runnable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final ServiceSpec spec;
    private final ChildProcesses children;
    private final Supplier<Map<String, String>> given;
    private final Supervisor supervisor;
    private final Consumer<String> say;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Process process;
    private boolean wasUp;
    private int deaths;

    /** @param given variables that the services before this one tell; waits until they can */
    SupervisedService(
            ServiceSpec spec,
            ChildProcesses children,
            Supplier<Map<String, String>> given,
            Supervisor supervisor,
            Consumer<String> say) {
        this.spec = spec;
        this.children = children;
        this.given = given;
        this.supervisor = supervisor;
        this.say = say;
    }

    String name() {
        return spec.name();
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                Instant started = Instant.now();
                List<String> arguments = children.prepare(spec);
                Process child = startUnlessStopping(arguments, given.get());
                if (child != null) {
                    watch(child);
                    if (!isStopping()) {
                        afterDeath(child.exitValue(), Duration.between(started, Instant.now()));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException e) {
            stopping.countDown(); // the stack ends before the services this one waits for were up
        } catch (RuntimeException | IOException e) {
            supervisor.giveUp(spec.name() + " cannot be started: " + e.getMessage());
        }
    }

    /** Under the lock of this object a stop either comes before the start or finds the process. */
    private synchronized @Nullable Process startUnlessStopping(List<String> arguments, Map<String, String> variables)
            throws IOException {
        if (isStopping()) {
            return null;
        }
        String mark = UUID.randomUUID().toString();
        Process child = children.start(spec, arguments, mark, variables);
        process = child;
        supervisor.changed(spec.name(), ProcessMark.of(child.toHandle(), mark), StackState.Phase.STARTING, deaths);
        return child;
    }

    private void watch(Process child) throws InterruptedException {
        boolean up = false;
        while (!child.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            if (!up && spec.readiness().ready(child.toHandle())) {
                up = true;
                wasUp = true;
                supervisor.changed(spec.name(), StackState.Phase.UP);
            }
        }
    }

    private void afterDeath(int exitCode, Duration lifetime) throws InterruptedException {
        deaths++;
        supervisor.changed(spec.name(), StackState.Phase.DOWN);
        if (!wasUp && deaths == Supervisor.DEATHS_BEFORE_UP) {
            stopping.countDown();
            supervisor.giveUp(spec.name() + " stopped " + deaths + " times before it was up, last with exit code "
                    + exitCode + "; the end of " + children.log(spec).path() + ":\n" + tail());
            return;
        }
        Duration wait = backoff.afterRunOf(lifetime);
        say.accept(spec.name() + " ended (exit code " + exitCode + "), starts again in " + wait.toMillis() + " ms");
        stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String tail() {
        List<String> lines = children.log(spec).tail(12);
        return "  " + String.join("\n  ", lines);
    }

    /** Asks the process to end. Returns at once; {@link #awaitEnd} waits. */
    synchronized void stop() {
        stopping.countDown();
        Process child = process;
        if (child != null) {
            child.destroy();
        }
    }

    /** Waits as long as the service may take, then kills it and what it started. */
    void awaitEnd() throws IOException, InterruptedException {
        Process child = process;
        if (child != null && !child.waitFor(spec.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            say.accept(spec.name() + " did not stop within " + spec.patience().toSeconds() + " s and is killed");
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly().waitFor();
        }
        if (child != null) {
            children.ended(spec, child.exitValue());
        }
        supervisor.changed(spec.name(), StackState.Phase.DOWN);
    }

    /** Ends the process so that the loop starts it with the variables of now. */
    synchronized void renew() {
        Process child = process;
        if (child != null) {
            child.destroy();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
