package io.greenroom.render.report;

import io.greenroom.events.RunEvent;
import io.greenroom.events.WorkerHeartbeat;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The runs that this worker answers for: those that run, and those whose end the broker does not have yet. */
public final class HeldRuns {

    private final Map<UUID, HeldRun> byId = new ConcurrentHashMap<>();
    private final Pulse pulse;

    /** @param pulse signalled at each change, so that the next heartbeat need not be waited for */
    public HeldRuns(Pulse pulse) {
        this.pulse = pulse;
    }

    public Optional<HeldRun> find(UUID runId) {
        return Optional.ofNullable(byId.get(runId));
    }

    public List<HeldRun> all() {
        return List.copyOf(byId.values());
    }

    /** As heartbeats list them, by slot. */
    public List<WorkerHeartbeat.Slot> asSlots() {
        return byId.values().stream()
                .map(HeldRun::asSlot)
                .sorted(Comparator.comparingInt(WorkerHeartbeat.Slot::index))
                .toList();
    }

    void add(HeldRun run) {
        byId.put(run.run().runId(), run);
        pulse.signal();
    }

    void forget(HeldRun run) {
        byId.remove(run.run().runId());
        pulse.signal();
    }

    /** The broker has this event; with the end of a run it is no longer ours. */
    public void confirmed(RunEvent event) {
        if (EndOfRun.is(event) && byId.remove(event.run().runId()) != null) {
            pulse.signal();
        }
    }
}
