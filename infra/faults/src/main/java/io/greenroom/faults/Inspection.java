package io.greenroom.faults;

import io.greenroom.events.Topology;
import io.greenroom.faults.check.Accounts;
import io.greenroom.faults.check.Endings;
import io.greenroom.faults.check.Fences;
import io.greenroom.faults.check.Forward;
import io.greenroom.faults.check.Leftovers;
import io.greenroom.faults.check.Orphans;
import io.greenroom.faults.check.Outages;
import io.greenroom.faults.check.Parked;
import io.greenroom.faults.check.Results;
import io.greenroom.faults.check.Stories;
import io.greenroom.faults.check.Verdict;
import io.greenroom.faults.client.Customer;
import io.greenroom.faults.client.Gateways;
import io.greenroom.faults.client.Submission;
import io.greenroom.faults.client.Watch;
import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.evidence.LogRow;
import io.greenroom.faults.evidence.ParkedMessages;
import io.greenroom.faults.evidence.TaskRow;
import io.greenroom.faults.plan.Duplicates;
import io.greenroom.faults.plan.Poison;
import io.greenroom.faults.plan.Struck;
import io.greenroom.faults.stack.Part;
import io.greenroom.faults.stack.StandIn;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.ListedObject;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import io.greenroom.media.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Gathers what is there when all has ended, and lets each invariant look at it. */
record Inspection(Eyes eyes, Gateways admin, Ffmpeg ffmpeg, Consumer<String> tell) {

    List<Verdict> of(Customer customer, Duplicates duplicates, Poison poison, List<Struck> struck) throws Exception {
        List<Submission> submissions = customer.ledger().all();
        List<TaskRow> tasks = eyes.rows().tasks();
        customer.reader().finish(tasks.stream().map(TaskRow::id).collect(Collectors.toSet()));
        customer.close();
        Map<UUID, List<LogRow>> logs = eyes.rows().logs().stream()
                .collect(Collectors.groupingBy(LogRow::taskId, LinkedHashMap::new, Collectors.toList()));
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(Accounts.of(submissions, tasks));
        verdicts.add(Outages.of(logs));
        verdicts.add(Endings.of(submissions, tasks, logs));
        verdicts.add(Forward.of(
                logs, customer.watches().stream().map(Watch::sighting).toList()));
        verdicts.add(Stories.of(
                logs,
                customer.reader().read(),
                customer.watches().stream()
                        .flatMap(watch -> watch.storyParts().stream())
                        .toList()));
        try (ObjectStore store = eyes.store()) {
            // What a row refers to must be there after retention too.
            verdicts.add(looked("no object without a row after retention", () -> orphans(store)));
            tell.accept("fetching and decoding every result");
            verdicts.add(looked("results", () -> results(tasks, store)));
        }
        verdicts.add(looked(
                "only poison was parked",
                () -> Parked.of(new ParkedMessages(eyes).bodies(), poison.marker(), poison.sent())));
        verdicts.add(looked(
                "the fences were hit", () -> Fences.of(new FenceCounts(eyes, logs).of(duplicates, poison, struck))));
        tell.accept("stopping the farm");
        verdicts.add(looked("nothing is left behind", () -> leftovers(tasks)));
        return verdicts;
    }

    /** An invariant that cannot be looked at does not hold, and the others are told all the same. */
    private static Verdict looked(String invariant, Callable<Verdict> look) throws InterruptedException {
        try {
            return look.call();
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failed) {
            return new Verdict(invariant, "not looked at", List.of(failed.toString()));
        }
    }

    private Verdict results(List<TaskRow> tasks, ObjectStore store) throws IOException, InterruptedException {
        return Results.of(
                tasks,
                (key, target) -> fetch(store, key, target),
                ffmpeg,
                eyes.farm().directory());
    }

    private static Optional<Stored> fetch(ObjectStore store, String key, Path target) {
        try {
            return Optional.of(store.download(key, target));
        } catch (StoreException missing) {
            return Optional.empty();
        }
    }

    private Verdict orphans(ObjectStore store) throws Exception {
        Set<String> before = new HashSet<>(keys(store));
        tell.accept("retention, sparing nothing that is young");
        new RetentionRound(admin).run();
        List<String> after = keys(store);
        after.forEach(before::remove);
        return Orphans.of(after, new ObjectReferences(eyes.rows()).all(), before.size());
    }

    private static List<String> keys(ObjectStore store) {
        try (var objects = store.list("")) {
            return objects.map(ListedObject::key).toList();
        }
    }

    /**
     * Readers stop before the queues are counted, so that what they had not acknowledged lies ready again and counts. The
     * gateways are the last: they still read what workers say as they stop.
     */
    private Verdict leftovers(List<TaskRow> tasks) throws Exception {
        boolean locksFree = locksAreFree();
        List<String> processes = new ArrayList<>();
        for (Part worker : eyes.farm().renderWorkers()) {
            ProcessHandle.of(worker.pid()).stream()
                    .flatMap(ProcessHandle::descendants)
                    .forEach(process -> processes.add(worker.name() + " still runs "
                            + process.info().commandLine().orElse("process " + process.pid())));
        }
        for (Part worker : eyes.farm().renderWorkers()) {
            worker.terminate();
        }
        for (Part worker : eyes.farm().thumbnailWorkers()) {
            worker.terminate();
        }
        for (int look = 0; look < 40 && ready(Topology.GATEWAY_EVENTS) > 0; look++) {
            Thread.sleep(250);
        }
        for (Part gateway : eyes.farm().gateways()) {
            gateway.terminate();
        }
        Map<String, Long> messages = new LinkedHashMap<>();
        for (String queue : List.of(
                Topology.renderQueue(StandIn.NAME), Topology.THUMBNAIL, Topology.GATEWAY_EVENTS, Topology.PARKING)) {
            messages.put(queue, ready(queue));
        }
        processes.addAll(eyes.farm().stop());
        return Leftovers.of(tasks, locksFree, messages, processes);
    }

    private long ready(String queue) throws IOException, InterruptedException {
        return eyes.broker().ready(queue);
    }

    /** A passing heartbeat may hold one for a moment; what is still held after several looks is left behind. */
    private boolean locksAreFree() throws Exception {
        for (int look = 0; look < 20; look++) {
            if (eyes.rows().locksAreFree()) {
                return true;
            }
            Thread.sleep(250);
        }
        return false;
    }
}
