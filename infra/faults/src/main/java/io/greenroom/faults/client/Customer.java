package io.greenroom.faults.client;

import io.greenroom.media.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The customer at work: one thread submits, one follows its whims, one reads stories, two pages watch. */
public final class Customer implements AutoCloseable {

    /** A socket may watch 200 topics. */
    private static final int MOST_STORIES = 150;

    private static final long ROUND_MILLIS = 1_000;

    private final Ledger ledger = new Ledger();
    private final List<Watch> watches = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Workload load;
    private final StoryReader reader;
    private final Submitter submitter;
    private final Whims whims;
    private volatile boolean submitted;

    private Customer(Workload load, Gateways gateways, Studio studio, Cancelled cancelled) {
        this.load = load;
        this.reader = new StoryReader(gateways);
        this.submitter = new Submitter(gateways, ledger, load, studio);
        this.whims = new Whims(gateways, ledger, cancelled);
        for (int page = 0; page < gateways.urls().size(); page++) {
            watches.add(new Watch(gateways, page, this::watchedStories));
        }
    }

    /**
     * Sets up a workspace with what is needed, while nothing fails yet.
     *
     * @param admin the gateways with an admin key
     * @param directory where its footage is made
     */
    public static Customer enter(Gateways admin, Workload load, Ffmpeg ffmpeg, Path directory, Cancelled cancelled)
            throws IOException, InterruptedException {
        JsonNode key = admin.insist(at -> at.post("/api/api-keys", Map.of("name", "fault run " + load.seed())));
        Gateways gateways = admin.as(key.path("key").asString());
        Studio studio = Studio.set(gateways, new Footage(ffmpeg, Files.createDirectories(directory)));
        return new Customer(load, gateways, studio, cancelled);
    }

    /** Begins all at once. */
    public void start() {
        watches.forEach(watch -> start("watch", watch::run));
        start("reader", () -> repeat(reader::round));
        start("whims", () -> repeat(whims::round));
        start("submitter", () -> {
            submitter.run();
            submitted = true;
        });
    }

    /** Whether all its tasks are accepted and no answer about a deletion is owed to it. */
    public boolean isDone() {
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the run's own customer has failed", failures.get(0));
        }
        return submitted && ledger.all().stream().noneMatch(Submission::deletionInDoubt);
    }

    public Ledger ledger() {
        return ledger;
    }

    public StoryReader reader() {
        return reader;
    }

    public List<Watch> watches() {
        return List.copyOf(watches);
    }

    /** Some of the accepted tasks, evenly. */
    private Set<UUID> watchedStories() {
        int each = (load.tasks() + MOST_STORIES - 1) / MOST_STORIES;
        Set<UUID> stories = new LinkedHashSet<>();
        List<Submission> accepted = ledger.accepted();
        for (int i = 0; i < accepted.size(); i += each) {
            stories.add(accepted.get(i).id());
        }
        return stories;
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static void repeat(Work round) throws InterruptedException {
        while (true) {
            round.run();
            Thread.sleep(ROUND_MILLIS);
        }
    }

    private void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException closed) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException broken) {
                        failures.add(broken);
                    }
                },
                "customer-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Ends its threads; what it has seen stays. */
    @Override
    public void close() throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
