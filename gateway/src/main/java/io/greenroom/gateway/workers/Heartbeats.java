package io.greenroom.gateway.workers;

import io.greenroom.events.Header;
import io.greenroom.events.Run;
import io.greenroom.events.WorkerChanged;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.Slot;
import io.greenroom.gateway.recording.Recorder;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a heartbeat brings about: the worker's row is renewed, the leases of its runs too, and a forgotten order is given again. */
@Component
class Heartbeats {

    private final Workers workers;
    private final WorkerViews views;
    private final Orders orders;
    private final Recorder recorder;
    private final ApplicationEventPublisher announce;

    Heartbeats(
            Workers workers, WorkerViews views, Orders orders, Recorder recorder, ApplicationEventPublisher announce) {
        this.workers = workers;
        this.views = views;
        this.orders = orders;
        this.recorder = recorder;
        this.announce = announce;
    }

    void hear(WorkerHeartbeat heartbeat) {
        String workerId = Objects.requireNonNull(heartbeat.header().workerId(), "worker_id");
        workers.seen(workerId, heartbeat);
        for (Slot slot : heartbeat.slots()) {
            if (!workers.renewLease(slot)) {
                recorder.alive(new Run(slot.taskId(), slot.attempt(), slot.runId(), workerId));
            }
        }
        views.find(workerId).ifPresent(orders::remind);
        announce.publishEvent(new WorkerChanged(Header.ofWorker(workerId)));
    }
}
