package io.greenroom.launcher.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The stack of a home as another process runs it, or ran it. */
public final class RunningStack {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** Longer than all services together may take to stop. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(120);

    private RunningStack() {}

    /** Whether a launcher runs the stack of this home right now. */
    public static boolean exists(Home home) {
        return StackState.read(home).filter(StackState::running).isPresent();
    }

    /** What is running, looked up process by process; empty when nothing was ever started here. */
    public static Optional<StackState> look(Home home) {
        return StackState.read(home).map(RunningStack::asOfNow);
    }

    private static StackState asOfNow(StackState state) {
        List<StackState.Service> services = state.services().stream()
                .map(service ->
                        service.process() != null && service.process().find().isPresent()
                                ? service
                                : service.as(StackState.Phase.DOWN))
                .toList();
        return new StackState(state.launcher(), state.url(), services);
    }

    /**
     * Waits for a state of a stack that is starting.
     *
     * @throws StackFailure when its launcher ends first
     */
    public static StackState await(Home home, Predicate<StackState> reached) throws InterruptedException {
        while (true) {
            StackState state = StackState.read(home)
                    .filter(StackState::running)
                    .orElseThrow(() -> new StackFailure("Greenroom stopped while it was starting: see "
                            + home.log("launcher") + " and the other logs there"));
            if (reached.test(state)) {
                return state;
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    /**
     * Stops the stack of this home, whoever runs it, and whatever a killed launcher left.
     *
     * @return false when there was nothing to stop
     */
    public static boolean stop(Home home, Consumer<String> say) throws InterruptedException {
        boolean launched = StackState.read(home)
                .flatMap(state -> state.launcher().find())
                .map(launcher -> end(launcher, say))
                .orElse(false);
        int left = new Leftovers(home).stop();
        if (left > 0) {
            say.accept("stopped " + left + " processes of a run that was killed");
        }
        return launched || left > 0;
    }

    private static boolean end(ProcessHandle launcher, Consumer<String> say) {
        launcher.destroy();
        try {
            launcher.onExit().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            say.accept("the launcher did not stop and is killed");
            launcher.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
