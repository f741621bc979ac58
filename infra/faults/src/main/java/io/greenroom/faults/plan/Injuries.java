package io.greenroom.faults.plan;

import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.stack.Farm;
import java.util.Optional;

/** How each kind of fault is done to a farm. */
final class Injuries {

    private final Farm farm;
    private final ProgramInjuries programs;
    private final ServiceInjuries services;
    private final MessageInjuries messages;

    Injuries(Eyes eyes, Dispatch dispatch, Pages pages, MessageInjuries messages) {
        this.farm = eyes.farm();
        this.programs = new ProgramInjuries(eyes, pages);
        this.services = new ServiceInjuries(eyes, dispatch);
        this.messages = messages;
    }

    /** Why this cannot be done here; empty where it can. */
    Optional<String> impossible(FaultKind kind) {
        return kind == FaultKind.WORKER_DISK_FULL && !farm.canFillDisks()
                ? Optional.of("only root may mount a small disk")
                : Optional.empty();
    }

    Injury of(Fault fault) {
        return switch (fault.kind()) {
            case WORKER_KILLED, WORKER_RESTARTED -> programs.workerKilled(fault);
            case WORKER_FROZEN -> programs.workerFrozen(fault);
            case WORKER_STOPPED -> programs.workerStopped(fault);
            case WORKERS_CUT_OFF -> services.workersCutOff();
            case WORKER_DISK_FULL -> programs.workerDiskFull(fault);
            case WORKER_CLOCK_OFF -> programs.workerClockOff(fault);
            case GATEWAY_KILLED -> programs.gatewayKilled(fault);
            case GATEWAY_FROZEN -> programs.gatewayFrozen(fault);
            case GATEWAY_STOPPED -> programs.gatewayStopped(fault);
            case THUMBNAILER_KILLED -> programs.thumbnailerKilled(fault);
            case THUMBNAILER_FROZEN -> programs.thumbnailerFrozen(fault);
            case THUMBNAILER_STOPPED -> programs.thumbnailerStopped(fault);
            case BROKER_STOPPED -> services.stopped(farm.broker());
            case BROKER_KILLED -> services.killed(farm.broker());
            case BROKER_WIPED -> services.brokerWiped();
            case DATABASE_STOPPED -> services.stopped(farm.database());
            case DATABASE_KILLED -> services.killed(farm.database());
            case STORE_STOPPED, STORE_AWAY -> services.storeStopped();
            case STORE_KILLED -> services.storeKilled();
            case LINK_DELAYED -> services.lineDelayed(fault);
            case LINK_BLACK_HOLED -> services.lineBlackHoled(fault);
            case LINK_RESET -> services.lineReset(fault);
            case LINK_CUT -> services.lineCut(fault);
            case EVENTS_DUPLICATED -> messages.duplicated();
            case EVENTS_REORDERED -> services.eventsReordered(fault);
            case POISON -> messages.poisoned();
        };
    }
}
