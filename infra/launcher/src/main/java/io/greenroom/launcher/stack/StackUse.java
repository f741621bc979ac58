package io.greenroom.launcher.stack;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stack for the time of one job: the one that runs already, else one started for it and stopped after it. A stack that
 * was started for one job waits for others that joined it before it stops.
 */
public final class StackUse implements AutoCloseable {
    private final Home home;
    private final @Nullable Supervisor own;
    private final @Nullable HeldLock joined;
    private final String url;
    private final String adminKey;
    private final AtomicBoolean closed = new AtomicBoolean();

    private StackUse(Home home, @Nullable Supervisor own, @Nullable HeldLock joined, String url, String adminKey) {
        this.home = home;
        this.own = own;
        this.joined = joined;
        this.url = url;
        this.adminKey = adminKey;
    }

    /**
     * Returns once the services are starting; {@link #awaitGateway} waits for them.
     *
     * @throws StackFailure when the stack cannot be started
     */
    public static StackUse open(Settings settings, Consumer<String> say) {
        Home home = settings.home().open();
        while (true) {
            Optional<Supervisor> started = Supervisor.tryStart(settings, StackPlan.Shape.FOR_ONE_JOB, say);
            if (started.isPresent()) {
                Supervisor own = started.get();
                return new StackUse(home, own, null, own.url(), own.adminKey());
            }
            // Waits while a job's stack is being stopped; afterwards there is none, and the loop starts one.
            HeldLock joined = HeldLock.shared(home.users());
            Optional<StackState> running = StackState.read(home).filter(StackState::running);
            if (running.isPresent()) {
                String adminKey = settings.adminKey() != null ? settings.adminKey() : Secrets.adminKey(home);
                return new StackUse(home, null, joined, running.get().url(), adminKey);
            }
            joined.close();
            Thread.onSpinWait();
        }
    }

    /** @throws StackFailure when no gateway comes up */
    public void awaitGateway() throws InterruptedException {
        if (own != null) {
            own.awaitGateway();
        } else {
            RunningStack.await(
                    home,
                    state -> state.services().stream()
                            .anyMatch(service -> service.port() != null && service.phase() == StackState.Phase.UP));
        }
    }

    public String url() {
        return url;
    }

    public String adminKey() {
        return adminKey;
    }

    /** Whether the stack stays when this job is over. */
    public boolean stays() {
        return own == null;
    }

    @Override
    public void close() {
        if (own == null || !closed.compareAndSet(false, true)) {
            close(joined);
            return;
        }
        try (HeldLock alone = HeldLock.exclusive(home.users())) {
            own.close();
        }
    }

    /** Stops what was started for this job at once, whoever joined it. */
    public void abandon() {
        if (own != null && closed.compareAndSet(false, true)) {
            own.close();
        }
        close(joined);
    }

    private static void close(@Nullable HeldLock lock) {
        if (lock != null) {
            lock.close();
        }
    }
}
