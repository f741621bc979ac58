package io.greenroom.gateway.workers;

import io.greenroom.events.ControlMessage;
import io.greenroom.events.DrainWorker;
import io.greenroom.events.Header;
import io.greenroom.events.ResumeWorker;
import io.greenroom.events.Run;
import io.greenroom.events.WorkerChanged;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.Slot;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.recording.Recorder;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a heartbeat brings about: the worker's row is renewed, the leases of its runs too, and a forgotten order is given again. */
@Component
class Heartbeats {

    private final Workers workers;
    private final Recorder recorder;
    private final ApplicationEventPublisher announce;

    Heartbeats(Workers workers, Recorder recorder, ApplicationEventPublisher announce) {
        this.workers = workers;
        this.recorder = recorder;
        this.announce = announce;
    }

    void hear(WorkerHeartbeat heartbeat) {
        String workerId = Objects.requireNonNull(heartbeat.header().workerId(), "worker_id");
        boolean drainWanted = workers.seen(workerId, heartbeat);
        for (Slot slot : heartbeat.slots()) {
            if (!workers.renewLease(slot)) {
                recorder.alive(new Run(slot.taskId(), slot.attempt(), slot.runId(), workerId));
            }
        }
        remind(workerId, heartbeat.state(), drainWanted);
        announce.publishEvent(new WorkerChanged(Header.ofWorker(workerId)));
    }

    /** A worker that missed its order hears it with each heartbeat until it obeys. */
    private void remind(String workerId, State state, boolean drainWanted) {
        if (drainWanted && state == State.READY) {
            order(new DrainWorker(Header.ofWorker(workerId), null));
        } else if (!drainWanted && state == State.DRAINING) {
            order(new ResumeWorker(Header.ofWorker(workerId), null));
        }
    }

    private void order(ControlMessage order) {
        announce.publishEvent(order);
    }
}
