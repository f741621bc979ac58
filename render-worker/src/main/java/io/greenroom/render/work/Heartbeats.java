package io.greenroom.render.work;

import io.greenroom.events.Header;
import io.greenroom.events.LinkState;
import io.greenroom.events.LinkState.Condition;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.health.Findings;
import io.greenroom.render.report.HeldRun;
import io.greenroom.render.report.HeldRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a heartbeat of this worker says. */
final class Heartbeats {

    private final WorkerIdentity identity;
    private final Engines engines;
    private final HeldRuns held;
    private final WorkerState state;
    private final LinkState link;

    Heartbeats(WorkerIdentity identity, Engines engines, HeldRuns held, WorkerState state, LinkState link) {
        this.identity = identity;
        this.engines = engines;
        this.held = held;
        this.state = state;
        this.link = link;
    }

    /** As it is now; progress that was held back goes with it. */
    WorkerHeartbeat now(int slotCount) {
        held.all().forEach(HeldRun::tellHeldBack);
        WorkerState.Snapshot now = state.snapshot();
        return heartbeat(now.state(), now.reason(), slotCount);
    }

    /** The last one: the gateways need not wait for a lease to end. */
    WorkerHeartbeat goodbye(int slotCount) {
        return heartbeat(State.STOPPED, "shut down", slotCount);
    }

    private WorkerHeartbeat heartbeat(State current, @Nullable String reason, int slotCount) {
        Findings findings = state.findings();
        return new WorkerHeartbeat(
                Header.ofWorker(identity.workerId()),
                identity.name(),
                current,
                reason,
                engines.offers(),
                slotCount,
                held.asSlots(),
                identity.versions(),
                findings.gpus(),
                checks(findings, link.now()));
    }

    /** While the broker takes nothing only the health file carries this, for whoever looks at the machine itself. */
    private static List<Check> checks(Findings findings, LinkState.Snapshot link) {
        List<Check> checks = new ArrayList<>(findings.checks());
        if (link.condition() != Condition.UP) {
            String how = link.condition().name().toLowerCase(Locale.ROOT);
            checks.add(new Check(
                    "broker",
                    Check.Level.WARNING,
                    how + " since " + link.since() + " (" + link.reason()
                            + "): runs go on, what they report waits on disk"));
        }
        return checks;
    }
}
