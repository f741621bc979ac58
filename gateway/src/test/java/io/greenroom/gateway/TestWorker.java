package io.greenroom.gateway;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.Run;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.EngineOffer;
import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.events.WorkerHeartbeat.State;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A render worker as far as the gateway can see one: its heartbeats, sent through the broker. */
public final class TestWorker {

    private final ConfirmedPublisher publisher;
    private final String name;
    private final String id;
    private final EngineOffer offer;
    private int slots = 1;

    /** A new process that offers this engine and has one slot. */
    public TestWorker(ConfirmedPublisher publisher, String name, String engine, Param... params) {
        this.publisher = publisher;
        this.name = name;
        this.id = Run.workerId(name, UUID.randomUUID());
        this.offer = new EngineOffer(engine, true, List.of(params));
    }

    public TestWorker withSlots(int count) {
        slots = count;
        return this;
    }

    public String id() {
        return id;
    }

    public void says(State state, @Nullable String reason, Check... checks) {
        publisher.publish(new WorkerHeartbeat(
                Header.ofWorker(id),
                name,
                state,
                reason,
                List.of(offer),
                slots,
                List.of(),
                Map.of(),
                List.of(),
                List.of(checks)));
    }
}
