package io.greenroom.gateway.workers;

import io.greenroom.events.DrainWorker;
import io.greenroom.events.Header;
import io.greenroom.events.ResumeWorker;
import io.greenroom.events.WorkerChanged;
import io.greenroom.events.WorkerHeartbeat.State;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Whether workers are to take tasks: an operator's wish and what speaks against them, told when it changes and again with
 * each heartbeat that disagrees, so that an order which got lost is made up for.
 */
@Component
class Orders {

    /** While it is tried: a worker that spoils tasks spoils one at a time. */
    private static final int ON_TRIAL = 1;

    private final WorkerViews workers;
    private final ApplicationEventPublisher announce;

    Orders(WorkerViews workers, ApplicationEventPublisher announce) {
        this.workers = workers;
        this.announce = announce;
    }

    /** Something has been decided about the workers of this name; they hear of it after the commit. */
    void changed(String name) {
        workers.present(name).forEach(worker -> {
            give(worker);
            announce.publishEvent(new WorkerChanged(Header.ofWorker(worker.id())));
        });
    }

    /** A worker that does not do as it should hears it again. */
    void remind(Worker worker) {
        boolean ready = worker.state().equals(word(State.READY));
        boolean draining = worker.state().equals(word(State.DRAINING));
        boolean usesTooMuch = worker.onTrial() && worker.slotCount() > ON_TRIAL;
        if (worker.mayTakeTasks() ? draining || (ready && usesTooMuch) : ready) {
            give(worker);
        }
    }

    private void give(Worker worker) {
        Header header = Header.ofWorker(worker.id());
        if (worker.mayTakeTasks()) {
            announce.publishEvent(new ResumeWorker(header, worker.onTrial() ? ON_TRIAL : null));
        } else {
            Quarantine quarantine = worker.quarantine();
            String reason = worker.drainWanted() || quarantine == null ? null : quarantine.reason();
            announce.publishEvent(new DrainWorker(header, reason));
        }
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
