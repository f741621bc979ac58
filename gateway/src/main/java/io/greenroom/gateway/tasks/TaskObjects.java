package io.greenroom.gateway.tasks;

import io.greenroom.events.TaskDeleted;
import io.greenroom.gateway.files.StoreArea;
import io.greenroom.media.ListedObject;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** What a task has in the store. Removed when it is deleted; what is missed then, retention finds. */
@Component
public class TaskObjects {

    private static final Logger log = LoggerFactory.getLogger(TaskObjects.class);

    private final ObjectStore store;

    TaskObjects(ObjectStore store) {
        this.store = store;
    }

    /** All that bears its id: results, raw outputs and pictures, read from the store as the stream is. */
    public Stream<ListedObject> of(UUID task) {
        return StoreArea.prefixesOfTask(task).stream().flatMap(store::list);
    }

    @Async
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    public void remove(TaskDeleted deleted) {
        UUID task = Objects.requireNonNull(deleted.header().taskId(), "task_id");
        try {
            of(task).forEach(object -> store.delete(object.key()));
        } catch (StoreException away) {
            log.warn("objects of task {} are left for retention: {}", task, away.toString());
        }
    }
}
