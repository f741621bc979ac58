package io.greenroom.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chosen services together: started side by side, announced in services.json, stopped side by side. */
final class Stack implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Stack.class);

    private final Home home;
    private final List<Service> services = new ArrayList<>();
    private boolean closed;

    /** @param onFailure called when a running service ends unasked */
    Stack(Home home, Set<String> chosen, Runnable onFailure) throws IOException {
        this.home = home;
        Files.deleteIfExists(home.services());
        Settings settings = new Settings(home.settings());
        if (chosen.contains("mysql")) {
            services.add(new Database(home, settings, onFailure));
        }
        if (chosen.contains("amqp")) {
            services.add(new Broker(home, settings));
        }
        if (chosen.contains("s3")) {
            services.add(new ObjectServer(home, settings));
        }
    }

    /** Returns when every service answers and services.json says how to reach it; throws what the first failure says. */
    void start() throws Exception {
        long begin = System.nanoTime();
        List<CompletableFuture<Map<String, String>>> starting = services.stream()
                .map(service -> inBackground(service.name(), () -> timed(service)))
                .toList();
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).thenRun(() -> outcome.complete(null));
        starting.forEach(one -> one.exceptionally(error -> {
            outcome.completeExceptionally(error);
            return Map.of();
        }));
        try {
            outcome.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        Map<String, String> entries = new TreeMap<>();
        starting.forEach(one -> entries.putAll(one.join()));
        ServicesFile.write(home.services(), entries);
        log.info("All answer after {} ms", (System.nanoTime() - begin) / 1_000_000);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            Files.deleteIfExists(home.services());
        } catch (IOException e) {
            log.warn("services.json stays behind: {}", e.toString());
        }
        List<CompletableFuture<Void>> stopping = services.stream()
                .map(service -> inBackground("stop-" + service.name(), () -> stop(service)))
                .toList();
        stopping.forEach(CompletableFuture::join);
        log.info("Stopped");
    }

    private static Map<String, String> timed(Service service) throws Exception {
        long begin = System.nanoTime();
        Map<String, String> entries = service.start();
        log.info("{} answers after {} ms", service.name(), (System.nanoTime() - begin) / 1_000_000);
        return entries;
    }

    private static Void stop(Service service) {
        try {
            service.close();
        } catch (RuntimeException e) {
            log.warn("{} did not stop cleanly; it recovers at the next start", service.name(), e);
        }
        return null;
    }

    /** A thread of its own each: the common pool has none to spare on a machine with two cores. */
    private static <T> CompletableFuture<T> inBackground(String name, Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}
