package io.greenroom.faults.plan;

import static io.greenroom.faults.plan.Injury.AT_ONCE;
import static io.greenroom.faults.plan.Injury.NOTHING;

import io.greenroom.events.Topology;
import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.plan.Injury.Proof;
import io.greenroom.faults.plan.Injury.Since;

/** Messages that come twice, and messages that nobody can read. */
final class MessageInjuries {

    private final Eyes eyes;
    private final Duplicates duplicates;
    private final Poison poison;

    MessageInjuries(Eyes eyes, Duplicates duplicates, Poison poison) {
        this.eyes = eyes;
        this.duplicates = duplicates;
        this.poison = poison;
    }

    Injury duplicated() {
        return new Injury(
                "events and commands of runs",
                duplicates::possible,
                duplicates::send,
                NOTHING,
                emptied(Topology.GATEWAY_EVENTS),
                Since.STRUCK);
    }

    Injury poisoned() {
        return new Injury(
                "the queues of gateways and workers", AT_ONCE, poison::send, NOTHING, poison::isParked, Since.STRUCK);
    }

    private Proof emptied(String queue) {
        return () -> eyes.broker().ready(queue) == 0;
    }
}
