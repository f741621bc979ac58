package io.greenroom.render.work;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Header;
import io.greenroom.events.Parking;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.Run;
import io.greenroom.events.StopReason;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.WireConverter;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.report.HeldRun;
import io.greenroom.render.report.Reports;
import io.greenroom.render.run.RenderSteps;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.support.converter.MessageConversionException;

/** What becomes of one delivery: announced, acknowledged, then rendered; or handed back, or parked. */
final class TaskHandler {

    private static final Logger log = LoggerFactory.getLogger(TaskHandler.class);
    private static final long PAUSE_NANOS = 1_000_000_000;

    private final WorkerIdentity identity;
    private final WorkerState state;
    private final Engines engines;
    private final RenderSteps steps;
    private final Reports reports;
    private final Parking parking;

    TaskHandler(
            WorkerIdentity identity,
            WorkerState state,
            Engines engines,
            RenderSteps steps,
            Reports reports,
            Parking parking) {
        this.identity = identity;
        this.state = state;
        this.engines = engines;
        this.steps = steps;
        this.reports = reports;
        this.parking = parking;
    }

    void handle(TakenTask taken, int slot, SlotDirectory directory) {
        TaskSubmitted task;
        try {
            task = read(taken.body());
        } catch (MessageConversionException e) {
            park(taken, String.valueOf(e.getMessage()));
            return;
        }
        var run = new Run(
                Objects.requireNonNull(task.header().taskId()),
                task.header().attempt(),
                Header.newId(),
                identity.workerId());
        Map<String, String> context = Map.of(
                "task_id", run.taskId().toString(),
                "attempt", Integer.toString(run.attempt()),
                "run_id", run.runId().toString());
        MDC.setContextMap(context);
        try {
            announceAndRender(task, run, taken, slot, directory);
        } finally {
            directory.end();
            MDC.clear();
        }
    }

    private void park(TakenTask taken, String reason) {
        try {
            parking.park(taken.message(), taken.queue(), reason);
            taken.acknowledge();
        } catch (AmqpException e) {
            log.warn("a message that nobody can read cannot be parked ({}); it comes again", e.getMessage());
            LockSupport.parkNanos(PAUSE_NANOS);
            taken.abandon();
        }
    }

    private void announceAndRender(TaskSubmitted task, Run run, TakenTask taken, int slot, SlotDirectory directory) {
        HeldRun held = reports.hold(run, slot);
        RenderStarted started = held.started(task.engine());
        Path files;
        try {
            files = directory.begin(started);
        } catch (RuntimeException e) {
            taken.abandon();
            reports.forget(held);
            state.breakDown(e.getMessage() + ": " + e.getCause());
            return;
        }
        try {
            if (!reports.announce(held, started)) {
                taken.abandon();
                return;
            }
            taken.acknowledge();
            render(task, held, files);
        } catch (RuntimeException | Error e) {
            // The heartbeats would list a run without an end, and so keep its task, for as long as this process lives.
            held.failed(FailureReason.INTERNAL_ERROR, Map.of("why", e.toString()), List.of());
            taken.abandon();
            throw e;
        }
    }

    private void render(TaskSubmitted task, HeldRun held, Path files) {
        Optional<OfferedEngine> engine = engines.find(task.engine());
        if (engine.isEmpty() || task.excludedWorkers().contains(identity.name())) {
            log.info("not for this worker; the task goes back");
            held.stopped(StopReason.NOT_STARTED);
            return;
        }
        log.info("started with {}", task.engine());
        steps.run(task, held, engine.get(), files).ifPresent(state::breakDown);
        if (held.hasCompleted()) {
            state.completedRun();
        }
    }

    private static TaskSubmitted read(byte[] body) {
        if (WireConverter.read(body) instanceof TaskSubmitted task
                && task.header().taskId() != null) {
            return task;
        }
        throw new MessageConversionException("no task in the body");
    }
}
