package io.greenroom.gateway.tasks;

import io.greenroom.gateway.keys.Caller;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Moves any number of tasks, a small transaction after the other in the order of their ids, so that neither the
 * dispatcher nor a recorder waits long for a row. What breaks off has moved some tasks and not others; asked again it
 * goes on with the others.
 */
@Service
public class MovesOfMany {

    private static final Logger log = LoggerFactory.getLogger(MovesOfMany.class);

    private static final int BATCH = 100;
    private static final int CHUNK = 5_000;
    private static final int TRIES = 3;

    private final MovableTasks movable;
    private final TaskMoves moves;

    MovesOfMany(MovableTasks movable, TaskMoves moves) {
        this.movable = movable;
        this.moves = moves;
    }

    /** @throws io.greenroom.gateway.problems.ProblemException validation_failed: it is not clear which tasks are meant */
    MovedTasks make(TaskMove move, WantedMove wanted, Caller caller) {
        TaskFilter filter = wanted.filterOf(caller);
        List<UUID> ids = wanted.idsInOrder();
        if (wanted.isDryRun()) {
            return filter == null ? movable.among(move, ids, caller) : movable.matching(move, filter);
        }
        MovedTasks moved =
                filter == null ? batches(move, ids, task -> caller.sees(task.workspaceId())) : walk(move, filter);
        log.info("key {} has {} {} tasks at once", caller.keyId(), move.participle(), moved.count());
        return moved;
    }

    /** Ends what is not at its end of a batch that the caller sees. */
    public MovedTasks cancelBatch(UUID batch, Caller caller) {
        return ofBatch(TaskMove.CANCEL, batch, caller, task -> !task.status().isTerminal());
    }

    /** Tries again what has failed of a batch that the caller sees; what was cancelled stays so. */
    public MovedTasks retryFailedOfBatch(UUID batch, Caller caller) {
        return ofBatch(TaskMove.RETRY, batch, caller, task -> task.status() == TaskStatus.FAILED);
    }

    private MovedTasks ofBatch(TaskMove move, UUID batch, Caller caller, Predicate<Task> meant) {
        MovedTasks moved = batches(
                        move, movable.ofBatch(batch), task -> caller.sees(task.workspaceId()) && meant.test(task))
                .withoutRefused();
        log.info("key {} has {} {} tasks of batch {}", caller.keyId(), move.participle(), moved.count(), batch);
        return moved;
    }

    /** Tasks that come in meanwhile are not meant, nor those whose state has changed by the time they are locked. */
    private MovedTasks walk(TaskMove move, TaskFilter filter) {
        String last = movable.lastId();
        String after = "";
        MovedTasks moved = MovedTasks.NONE;
        while (true) {
            List<UUID> chunk = movable.ids(move, filter, after, last, CHUNK);
            moved = moved.and(batches(move, chunk, filter::coversStateOf).withoutRefused());
            if (chunk.size() < CHUNK) {
                return moved;
            }
            after = chunk.get(CHUNK - 1).toString();
        }
    }

    private MovedTasks batches(TaskMove move, List<UUID> ids, Predicate<Task> meant) {
        MovedTasks moved = MovedTasks.NONE;
        for (int from = 0; from < ids.size(); from += BATCH) {
            moved = moved.and(batch(move, ids.subList(from, Math.min(from + BATCH, ids.size())), meant));
        }
        return moved;
    }

    private MovedTasks batch(TaskMove move, Collection<UUID> ids, Predicate<Task> meant) {
        for (int tries = 1; ; tries++) {
            try {
                return moves.many(move, ids, meant);
            } catch (PessimisticLockingFailureException contended) {
                if (tries == TRIES) {
                    throw contended;
                }
                log.info("{} of {} tasks met other writers and is tried again", move.word(), ids.size());
            }
        }
    }
}
