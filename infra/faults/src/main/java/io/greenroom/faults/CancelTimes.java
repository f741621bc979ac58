package io.greenroom.faults;

import io.greenroom.faults.client.Cancelled;
import io.greenroom.faults.evidence.EngineProcesses;
import io.greenroom.faults.report.Times;
import io.greenroom.faults.stack.Farm;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** How long an engine's processes outlive the cancel of their task, from the request on. */
final class CancelTimes implements Cancelled {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Farm farm;
    private final BooleanSupplier calm;
    private final List<Duration> inCalm = new CopyOnWriteArrayList<>();
    private final List<Duration> underFaults = new CopyOnWriteArrayList<>();

    CancelTimes(Farm farm, BooleanSupplier calm) {
        this.farm = farm;
        this.calm = calm;
    }

    /** Of cancels during which no fault held. */
    Times inCalm() {
        return new Times(inCalm);
    }

    /** Of the others: the order may have had to wait until the broker, the gateway or the worker came back. */
    Times underFaults() {
        return new Times(underFaults);
    }

    @Override
    public Runnable of(UUID task, String workerId) {
        List<ProcessHandle> engine = farm.renderWorkers().stream()
                .filter(worker -> workerId.startsWith(worker.name() + "@"))
                .flatMap(worker -> new EngineProcesses(farm).of(worker, task).stream())
                .toList();
        boolean wasCalm = calm.getAsBoolean();
        long asked = System.nanoTime();
        return () -> {
            if (!engine.isEmpty()) {
                Thread watch = new Thread(() -> await(engine, asked, wasCalm), "cancelled " + task);
                watch.setDaemon(true);
                watch.start();
            }
        };
    }

    private void await(List<ProcessHandle> engine, long asked, boolean wasCalm) {
        try {
            while (engine.stream().anyMatch(ProcessHandle::isAlive)) {
                if (System.nanoTime() - asked > PATIENCE.toNanos()) {
                    break;
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            Duration lived = Duration.ofNanos(System.nanoTime() - asked);
            (wasCalm && calm.getAsBoolean() ? inCalm : underFaults).add(lived);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
