package io.greenroom.launcher.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a stack in this process until {@link #close}: the embedded services, then everything else at once; what dies is
 * started again. Only one process at a time runs the stack of a home.
 */
public final class Supervisor implements AutoCloseable {
    /** A service that ends this often without ever having been up will not come up by itself. */
    static final int DEATHS_BEFORE_UP = 3;

    private final StackPlan plan;
    private final Consumer<String> say;
    private final HeldLock lock;
    private final ProcessMark self;
    private final Map<String, StackState.Service> states = new LinkedHashMap<>();
    private final List<SupervisedService> applications = new ArrayList<>();
    private final @Nullable SupervisedService embedded;
    private final CompletableFuture<Outcome> everything = new CompletableFuture<>();
    private final CompletableFuture<Outcome> gateway = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param failure why it will not come up, null when it is up */
    private record Outcome(@Nullable String failure) {
        static final Outcome UP = new Outcome(null);
    }

    private Supervisor(StackPlan plan, HeldLock lock, Consumer<String> say) {
        this.plan = plan;
        this.lock = lock;
        this.say = say;
        // The launcher's own mark stands in its command line when it was started for the background.
        this.self = ProcessMark.of(ProcessHandle.current(), System.getProperty("greenroom.mark", ""));
        ChildProcesses children = new ChildProcesses(plan.home());
        this.embedded =
                plan.embedded() == null ? null : new SupervisedService(plan.embedded(), children, Map::of, this, say);
        for (ServiceSpec spec : plan.applications()) {
            applications.add(new SupervisedService(spec, children, this::given, this, say));
        }
        plan.variables().onChange(() -> applications.forEach(SupervisedService::renew));
        plan.services()
                .forEach(spec -> states.put(
                        spec.name(), new StackState.Service(spec.name(), null, spec.port(), StackState.Phase.DOWN, 0)));
    }

    /**
     * Stops what a killed launcher left behind and starts a stack of this shape.
     *
     * @return empty when another process runs the stack of this home
     * @throws StackFailure when it cannot be started
     */
    public static Optional<Supervisor> tryStart(Settings settings, StackPlan.Shape shape, Consumer<String> say) {
        return HeldLock.tryExclusive(settings.home().open().lock()).map(lock -> {
            try {
                int left = new Leftovers(settings.home()).stop();
                if (left > 0) {
                    say.accept("stopped " + left + " processes of an earlier run that was killed");
                }
                Supervisor supervisor = new Supervisor(StackPlan.of(settings, shape), lock, say);
                supervisor.startThreads();
                return supervisor;
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        });
    }

    private void startThreads() {
        write();
        if (embedded != null) {
            new Thread(embedded, StackPlan.EMBEDDED).start();
        }
        applications.forEach(service -> new Thread(service, service.name()).start());
    }

    private Map<String, String> given() {
        return embedded == null ? Map.of() : plan.variables().await();
    }

    /**
     * Waits until every service is up.
     *
     * @throws StackFailure when one of them cannot come up, with the end of its log
     */
    public void awaitEverything() {
        await(everything);
    }

    /**
     * Waits until a gateway takes requests; workers may still be starting.
     *
     * @throws StackFailure as above
     */
    void awaitGateway() {
        await(gateway);
    }

    private static void await(CompletableFuture<Outcome> awaited) {
        String failure = awaited.join().failure();
        if (failure != null) {
            throw new StackFailure(failure);
        }
    }

    public String url() {
        return plan.url();
    }

    public String adminKey() {
        return plan.adminKey();
    }

    void changed(String service, StackState.Phase phase) {
        StackState.Service state = state(service);
        changed(service, state.process(), phase, state.restarts());
    }

    synchronized void changed(String service, @Nullable ProcessMark process, StackState.Phase phase, int restarts) {
        StackState.Service before = state(service);
        states.put(service, new StackState.Service(service, process, before.port(), phase, restarts));
        write();
        if (phase == StackState.Phase.UP) {
            say.accept(service + " is up" + (before.port() == null ? "" : " on port " + before.port()));
            if (before.port() != null) {
                gateway.complete(Outcome.UP);
            }
        }
        if (states.values().stream().allMatch(each -> each.phase() == StackState.Phase.UP)) {
            everything.complete(Outcome.UP);
        }
    }

    void giveUp(String why) {
        gateway.complete(new Outcome(why));
        if (!everything.complete(new Outcome(why))) {
            say.accept(why);
        }
    }

    private synchronized StackState.Service state(String service) {
        StackState.Service state = states.get(service);
        if (state == null) {
            throw new IllegalArgumentException("no such service: " + service);
        }
        return state;
    }

    private synchronized void write() {
        new StackState(self, plan.url(), List.copyOf(states.values())).write(plan.home());
    }

    /**
     * Stops gateways and workers, then the services they need, then whatever those left behind. Other processes that
     * use the stack are not waited for.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Outcome stopped = new Outcome("stopped before everything was up");
        gateway.complete(stopped);
        everything.complete(stopped);
        plan.variables().giveUpWaiting();
        stop(applications);
        stop(embedded == null ? List.of() : List.of(embedded));
        new Leftovers(plan.home()).stop();
        lock.close();
    }

    private void stop(List<SupervisedService> services) {
        services.forEach(SupervisedService::stop);
        try {
            for (SupervisedService service : services) {
                service.awaitEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what still runs is ended as a leftover
        } catch (IOException e) {
            say.accept("the quick start is not kept: " + e.getMessage());
        }
    }
}
