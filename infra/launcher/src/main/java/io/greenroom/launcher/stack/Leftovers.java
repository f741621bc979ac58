package io.greenroom.launcher.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Processes that outlived the launcher which started them. Known by what that launcher wrote down and by the cookie in
 * their environment, which also tells what they in turn have started (the database server, a running ffmpeg).
 */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Home home;

    Leftovers(Home home) {
        this.home = home;
    }

    /**
     * Ends all of them: gateways and workers first, the services they need last.
     *
     * @return how many there were
     */
    int stop() {
        int applications = end(recorded(name -> !name.equals(StackPlan.EMBEDDED)));
        int embedded = end(recorded(name -> name.equals(StackPlan.EMBEDDED)));
        return applications + embedded + end(carriers());
    }

    private List<ProcessHandle> recorded(Predicate<String> named) {
        return StackState.read(home).stream()
                .flatMap(state -> state.services().stream())
                .filter(service -> named.test(service.name()))
                .flatMap(service -> Optional.ofNullable(service.process()).flatMap(ProcessMark::find).stream())
                .toList();
    }

    /** Only Linux shows the environment of a process; elsewhere what was written down must do. */
    private List<ProcessHandle> carriers() {
        Optional<String> cookie = Home.read(home.cookie()).map(String::strip).filter(value -> !value.isEmpty());
        return cookie.stream()
                .flatMap(value -> ProcessHandle.allProcesses().filter(process -> carries(process.pid(), value)))
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .toList();
    }

    private static boolean carries(long pid, String cookie) {
        try {
            String environment =
                    Files.readString(Path.of("/proc", String.valueOf(pid), "environ"), StandardCharsets.ISO_8859_1);
            return Stream.of(environment.split("\0")).anyMatch((ChildProcesses.COOKIE + "=" + cookie)::equals);
        } catch (IOException e) {
            return false; // gone meanwhile, or of another user and so not ours
        }
    }

    private static int end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        CompletableFuture<Void> all = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            all.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            processes.forEach(ProcessHandle::destroyForcibly);
            all.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            processes.forEach(ProcessHandle::destroyForcibly);
        }
        return processes.size();
    }
}
