package io.greenroom.faults.plan;

import static io.greenroom.faults.plan.Injury.AT_ONCE;

import io.greenroom.events.Topology;
import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.plan.Injury.Act;
import io.greenroom.faults.plan.Injury.Since;
import io.greenroom.faults.stack.Farm;
import io.greenroom.faults.stack.Link;
import io.greenroom.faults.stack.Part;
import io.greenroom.faults.stack.Service;
import io.greenroom.faults.stack.StandIn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Broker, database and store stopped, killed, started again; lines between programs and services. */
final class ServiceInjuries {

    private static final Duration RESULTS_WITHIN = Duration.ofSeconds(20);
    private static final Duration SLOW = Duration.ofMillis(300);

    private final Farm farm;
    private final Eyes eyes;
    private final Dispatch dispatch;

    ServiceInjuries(Eyes eyes, Dispatch dispatch) {
        this.farm = eyes.farm();
        this.eyes = eyes;
        this.dispatch = dispatch;
    }

    Injury stopped(Part service) {
        return flowsAgain(service.name(), service::terminate, new Restart(service));
    }

    Injury killed(Part service) {
        return flowsAgain(service.name(), service::kill, new Restart(service));
    }

    /** The store is only needed at both ends of a run: it works again when a run has come to its end. */
    Injury storeKilled() {
        return storeAway(farm.store()::kill);
    }

    Injury storeStopped() {
        return storeAway(farm.store()::terminate);
    }

    private Injury storeAway(Act inflict) {
        Flow flow = new Flow(eyes);
        return new Injury(
                farm.store().name(), AT_ONCE, inflict, new Restart(farm.store()), flow::completes, Since.HEALED);
    }

    /** Nobody takes commands any more, and it strikes when one lies ready, which is lost then. */
    Injury brokerWiped() {
        Part broker = farm.broker();
        Flow flow = new Flow(eyes);
        return new Injury(
                broker.name(),
                () -> {
                    linesOfRenderWorkers().forEach(Link::cut);
                    return eyes.broker().ready(Topology.renderQueue(StandIn.NAME)) > 0;
                },
                () -> {
                    broker.kill();
                    farm.wipeBrokerData();
                    linesOfRenderWorkers().forEach(Link::pass);
                },
                new Restart(broker),
                flow::flows,
                Since.HEALED);
    }

    /**
     * The runs go on and end, their leases end too, and nobody takes their tasks anew meanwhile: their results come late and
     * are taken.
     */
    Injury workersCutOff() {
        List<HeldTasks> held = farm.renderWorkers().stream()
                .map(worker -> new HeldTasks(eyes.rows(), worker.name()))
                .toList();
        Flow flow = new Flow(eyes);
        var openStill = new AtomicBoolean();
        return new Injury(
                "all render workers",
                () -> allSome(held),
                () -> {
                    dispatch.pause();
                    for (HeldTasks tasks : held) {
                        tasks.capture();
                    }
                    linesOfRenderWorkers().forEach(Link::cut);
                },
                () -> {
                    openStill.set(anyGivenUp(held));
                    linesOfRenderWorkers().forEach(Link::pass);
                    awaitResults(held);
                    dispatch.resume();
                },
                flow::flows,
                Injury.NEVER,
                openStill::get,
                Since.HEALED);
    }

    private List<Link> linesOfRenderWorkers() {
        return farm.renderWorkers().stream()
                .map(worker -> farm.link(worker, Service.BROKER))
                .toList();
    }

    private static boolean anyGivenUp(List<HeldTasks> held) throws SQLException {
        for (HeldTasks tasks : held) {
            if (tasks.someGivenUp()) {
                return true;
            }
        }
        return false;
    }

    private static boolean allSome(List<HeldTasks> held) throws Exception {
        for (HeldTasks tasks : held) {
            if (!tasks.some()) {
                return false;
            }
        }
        return true;
    }

    /** Their spools send what was kept; a run that goes on still is not waited for longer than this. */
    private static void awaitResults(List<HeldTasks> held) throws Exception {
        long deadline = System.nanoTime() + RESULTS_WITHIN.toNanos();
        for (HeldTasks tasks : held) {
            while (!tasks.areElsewhere() && System.nanoTime() < deadline) {
                Thread.sleep(200);
            }
        }
    }

    Injury lineDelayed(Fault fault) {
        Line line = line(fault);
        return line(line, () -> farm.link(line.program, line.service).delay(SLOW), Since.HEALED);
    }

    Injury lineBlackHoled(Fault fault) {
        Line line = line(fault);
        return line(line, () -> farm.link(line.program, line.service).blackHole(), Since.HEALED);
    }

    Injury lineReset(Fault fault) {
        Line line = line(fault);
        return line(line, () -> farm.link(line.program, line.service).reset(), Since.STRUCK);
    }

    Injury lineCut(Fault fault) {
        Line line = line(fault);
        return line(line, () -> farm.link(line.program, line.service).cut(), Since.HEALED);
    }

    /** What it has fetched is recorded late, what the other gateway fetches after it at once. */
    Injury eventsReordered(Fault fault) {
        Line line = new Line(farm.gateways().get(fault.of(farm.gateways().size())), Service.BROKER);
        return line(line, () -> farm.link(line.program, line.service).delay(SLOW.multipliedBy(3)), Since.HEALED);
    }

    private record Line(Part program, Service service) {}

    private Line line(Fault fault) {
        List<Line> lines = new ArrayList<>();
        for (Part program : farm.programs()) {
            for (Service service : Service.values()) {
                if (service != Service.DATABASE || farm.gateways().contains(program)) {
                    lines.add(new Line(program, service));
                }
            }
        }
        return lines.get(fault.of(lines.size()));
    }

    private Injury line(Line line, Act inflict, Since since) {
        Flow flow = new Flow(eyes);
        return new Injury(
                farm.link(line.program, line.service).name(),
                AT_ONCE,
                inflict,
                () -> farm.link(line.program, line.service).pass(),
                flow::flows,
                since);
    }

    private Injury flowsAgain(String victim, Act inflict, Act heal) {
        Flow flow = new Flow(eyes);
        return new Injury(victim, AT_ONCE, inflict, heal, flow::flows, Since.HEALED);
    }
}
