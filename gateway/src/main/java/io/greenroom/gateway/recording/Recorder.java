package io.greenroom.gateway.recording;

import io.greenroom.events.Header;
import io.greenroom.events.MediaEvent;
import io.greenroom.events.Message;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderNoted;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.RenderStopped;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.StopReason;
import io.greenroom.events.StopRun;
import io.greenroom.events.TaskChanged;
import io.greenroom.gateway.tasks.Standing;
import io.greenroom.gateway.tasks.Task;
import io.greenroom.gateway.tasks.Tasks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records a batch of events in one transaction: rows locked in the order of their ids, one update a task. */
@Component
public class Recorder {

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);

    private final Tasks tasks;
    private final ApplicationEventPublisher announce;

    Recorder(Tasks tasks, ApplicationEventPublisher announce) {
        this.tasks = tasks;
        this.announce = announce;
    }

    /**
     * Records what these messages say. Each may come twice, late or out of order.
     *
     * @throws org.springframework.dao.DataAccessException nothing of the batch is recorded
     */
    @Transactional
    public void record(List<? extends Message> batch) {
        List<RunEvent> events = batch.stream()
                .filter(RunEvent.class::isInstance)
                .map(RunEvent.class::cast)
                .toList();
        Map<UUID, Task> locked = tasks.lock(
                events.stream().map(event -> event.run().taskId()).distinct().toList());
        events.forEach(event -> record(event, locked.get(event.run().taskId())));
        saveAndTell(locked.values());
        batch.stream().filter(MediaEvent.class::isInstance).forEach(announce::publishEvent);
    }

    /**
     * A worker says that it works on this run: a run of an attempt without an owner has started, its RenderStarted
     * being still on its way; a run that should not run is told to stop.
     */
    @Transactional
    public void alive(Run run) {
        Task task = tasks.lock(run.taskId());
        Standing standing = task == null ? Standing.SUPERSEDED : task.standingOf(run);
        if (task != null && standing == Standing.STARTS) {
            task.start(run);
            saveAndTell(List.of(task));
        } else if (task != null && standing == Standing.OWNER) {
            task.renew();
            tasks.save(task);
        } else if (standing == Standing.SUPERSEDED) {
            announce.publishEvent(
                    new StopRun(Header.toRun(run.taskId(), run.attempt(), run.runId()), StopReason.SUPERSEDED));
        }
    }

    private void record(RunEvent event, @Nullable Task task) {
        Run run = event.run();
        if (task == null) {
            stop(run, event, StopReason.CANCELLED);
            return;
        }
        Standing standing = task.standingOf(run);
        if (standing == Standing.STARTS && !(event instanceof RenderStopped)) {
            task.start(run);
            standing = Standing.OWNER;
        }
        switch (standing) {
            case OWNER -> apply(event, task);
            case LATE -> {
                if (event instanceof RenderCompleted completed) {
                    complete(completed, task);
                } else {
                    stop(run, event, StopReason.SUPERSEDED);
                }
            }
            case SUPERSEDED ->
                stop(run, event, task.status().isTerminal() ? StopReason.CANCELLED : StopReason.SUPERSEDED);
            case STARTS, UNKNOWN ->
                log.debug("{} of run {} changes nothing", event.getClass().getSimpleName(), run);
        }
    }

    private void apply(RunEvent event, Task task) {
        if (event instanceof RenderStarted) {
            task.renew();
        } else if (event instanceof RenderProgressed progressed) {
            task.progress(progressed);
        } else if (event instanceof RenderNoted noted) {
            task.note(noted);
        } else if (event instanceof RenderCompleted completed) {
            complete(completed, task);
        } else if (event instanceof RenderFailed failed) {
            task.fail(failed);
        } else if (event instanceof RenderStopped stopped) {
            task.stopped(stopped.reason());
        }
    }

    /** Whoever makes something of a result, as its poster, hears of it within this transaction. */
    private void complete(RenderCompleted event, Task task) {
        task.complete(event);
        announce.publishEvent(event);
    }

    private void saveAndTell(Collection<Task> changed) {
        for (Task task : changed) {
            tasks.save(task);
            announce.publishEvent(
                    new TaskChanged(Header.ofTask(task.id(), task.attempt()), task.workspaceId(), task.version()));
        }
    }

    /** A run that has said its last word needs no stopping. */
    private void stop(Run run, RunEvent event, StopReason reason) {
        log.info(
                "{} of run {} comes from a run that is not the owner and is not recorded",
                event.getClass().getSimpleName(),
                run);
        if (event instanceof RenderStarted || event instanceof RenderProgressed || event instanceof RenderNoted) {
            announce.publishEvent(new StopRun(Header.toRun(run.taskId(), run.attempt(), run.runId()), reason));
        }
    }
}
