package io.greenroom.faults.plan;

import static io.greenroom.faults.plan.Injury.AT_ONCE;

import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.plan.Injury.Act;
import io.greenroom.faults.plan.Injury.Since;
import io.greenroom.faults.stack.Farm;
import io.greenroom.faults.stack.Part;
import io.greenroom.faults.stack.Service;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Gateways and workers killed, frozen, stopped; a worker's disk full, its clock off. */
final class ProgramInjuries {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Farm farm;
    private final Eyes eyes;
    private final Pages pages;

    ProgramInjuries(Eyes eyes, Pages pages) {
        this.farm = eyes.farm();
        this.eyes = eyes;
        this.pages = pages;
    }

    /** Strikes while it renders; what it had goes on elsewhere. */
    private Injury worker(Part worker, HeldTasks held, Act inflict, Act heal) {
        return new Injury(
                worker.name(),
                held::some,
                () -> {
                    held.capture();
                    inflict.run();
                },
                heal,
                held::areElsewhere,
                held::areWaitedFor,
                Since.STRUCK);
    }

    Injury workerKilled(Fault fault) {
        Part worker = one(farm.renderWorkers(), fault);
        return worker(worker, held(worker), worker::kill, new Restart(worker));
    }

    Injury workerFrozen(Fault fault) {
        Part worker = one(farm.renderWorkers(), fault);
        return worker(worker, held(worker), worker::freeze, worker::thaw);
    }

    Injury workerStopped(Fault fault) {
        Part worker = one(farm.renderWorkers(), fault);
        return worker(worker, held(worker), worker::terminate, new Restart(worker));
    }

    Injury workerDiskFull(Fault fault) {
        Part worker = one(farm.renderWorkers(), fault);
        return worker(worker, held(worker), () -> farm.fillDisk(worker), () -> farm.freeDisk(worker));
    }

    /** It compares its clock with the store's: moving the store's word moves its own. It comes back by itself. */
    Injury workerClockOff(Fault fault) {
        Part worker = one(farm.renderWorkers(), fault);
        Flow flow = new Flow(eyes);
        return new Injury(
                worker.name(),
                AT_ONCE,
                () -> farm.link(worker, Service.STORE).skewDates(AN_HOUR),
                () -> farm.link(worker, Service.STORE).pass(),
                flow::flows,
                Since.HEALED);
    }

    Injury gatewayKilled(Fault fault) {
        Part gateway = one(farm.gateways(), fault);
        return gateway(gateway, gateway::kill, new Restart(gateway));
    }

    Injury gatewayFrozen(Fault fault) {
        Part gateway = one(farm.gateways(), fault);
        return gateway(gateway, gateway::freeze, gateway::thaw);
    }

    Injury gatewayStopped(Fault fault) {
        Part gateway = one(farm.gateways(), fault);
        return gateway(gateway, gateway::terminate, new Restart(gateway));
    }

    private Injury gateway(Part gateway, Act inflict, Act heal) {
        URI url = farm.gatewayUrls().get(farm.gateways().indexOf(gateway));
        AtomicReference<Instant> struck = new AtomicReference<>(Instant.EPOCH);
        return new Injury(
                gateway.name(),
                () -> pages.areServedWithout(url, Instant.EPOCH),
                () -> {
                    struck.set(Instant.now());
                    inflict.run();
                },
                heal,
                () -> pages.areServedWithout(url, Objects.requireNonNull(struck.get())),
                Since.STRUCK);
    }

    Injury thumbnailerKilled(Fault fault) {
        Part worker = one(farm.thumbnailWorkers(), fault);
        return thumbnailer(worker, worker::kill, new Restart(worker));
    }

    Injury thumbnailerFrozen(Fault fault) {
        Part worker = one(farm.thumbnailWorkers(), fault);
        return thumbnailer(worker, worker::freeze, worker::thaw);
    }

    Injury thumbnailerStopped(Fault fault) {
        Part worker = one(farm.thumbnailWorkers(), fault);
        return thumbnailer(worker, worker::terminate, new Restart(worker));
    }

    private Injury thumbnailer(Part worker, Act inflict, Act heal) {
        Flow flow = new Flow(eyes);
        return new Injury(worker.name(), AT_ONCE, inflict, heal, flow::picturesAreMade, Since.HEALED);
    }

    private HeldTasks held(Part worker) {
        return new HeldTasks(eyes.rows(), worker.name());
    }

    private static Part one(List<Part> parts, Fault fault) {
        return parts.get(fault.of(parts.size()));
    }
}
