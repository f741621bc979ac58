package io.greenroom.gateway.tasks;

import io.greenroom.events.TaskDeleted;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Removes what a deleted task has left in the store; what it misses, retention finds. */
@Component
class TaskObjects {

    private static final Logger log = LoggerFactory.getLogger(TaskObjects.class);

    private final ObjectStore store;

    TaskObjects(ObjectStore store) {
        this.store = store;
    }

    @Async
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    public void remove(TaskDeleted deleted) {
        String id = String.valueOf(deleted.header().taskId());
        for (String prefix : List.of("results/" + id + "/", "runs/" + id + "/", "posters/task/" + id)) {
            try {
                store.list(prefix).forEach(object -> store.delete(object.key()));
            } catch (StoreException away) {
                log.warn("objects under {} are left for retention: {}", prefix, away.toString());
            }
        }
    }
}
