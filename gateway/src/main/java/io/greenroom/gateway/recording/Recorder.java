package io.greenroom.gateway.recording;

import io.greenroom.events.Header;
import io.greenroom.events.MediaEvent;
import io.greenroom.events.MediaProbed;
import io.greenroom.events.Message;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.StopReason;
import io.greenroom.events.StopRun;
import io.greenroom.events.TaskChanged;
import io.greenroom.gateway.tasks.Fence;
import io.greenroom.gateway.tasks.Task;
import io.greenroom.gateway.tasks.Tasks;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        // Probes last: whoever submits locks the digital human before the file, and so do we.
        batch.stream()
                .filter(MediaEvent.class::isInstance)
                .sorted(Comparator.comparing(MediaProbed.class::isInstance))
                .forEach(announce::publishEvent);
    }

    /** A worker says that it works on this run, whose RenderStarted may still be on its way. */
    @Transactional
    public void alive(Run run) {
        Task task = tasks.lock(run.taskId());
        switch (Fence.alive(run, task)) {
            case COUNTED -> saveAndTell(List.of(Objects.requireNonNull(task)));
            case STOP -> stop(run, Fence.stopReason(task));
            case COMPLETED, REFUSED, IGNORED -> log.debug("a heartbeat with run {} changes nothing", run);
        }
    }

    /** Whoever makes something of a result, as its poster, hears of it within this transaction. */
    private void record(RunEvent event, @Nullable Task task) {
        Run run = event.run();
        String name = event.getClass().getSimpleName();
        switch (Fence.hear(event, task)) {
            case COUNTED -> log.debug("{} of run {} counted", name, run);
            case COMPLETED -> announce.publishEvent(event);
            case REFUSED -> refuse(name, run);
            case STOP -> {
                refuse(name, run);
                stop(run, Fence.stopReason(task));
            }
            case IGNORED -> log.debug("{} of run {} changes nothing", name, run);
        }
    }

    private void saveAndTell(Collection<Task> changed) {
        for (Task task : changed) {
            tasks.save(task);
            announce.publishEvent(
                    new TaskChanged(Header.ofTask(task.id(), task.attempt()), task.workspaceId(), task.version()));
        }
    }

    private static void refuse(String event, Run run) {
        log.info("{} of run {} comes from a run that is not the owner and is not recorded", event, run);
    }

    private void stop(Run run, StopReason reason) {
        announce.publishEvent(new StopRun(Header.toRun(run.taskId(), run.attempt(), run.runId()), reason));
    }
}
