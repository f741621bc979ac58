package io.greenroom.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every message says of itself, whatever it carries. In JSON its fields stand beside the payload's own.
 *
 * @param eventId names this message, the same on each redelivery
 * @param schemaVersion rises when a field changes its meaning; added fields do not raise it
 * @param taskId the task it is about; null for messages about a worker, a file or a key
 * @param attempt the task's attempt, from 1; 0 where there is no task
 * @param runId the run it comes from or is meant for; null where there is none
 * @param workerId the worker it comes from or is meant for; null where there is none
 * @param sequence position among the messages of one run, from 1; 0 outside a run
 * @param occurredAt when it happened, by the sender's clock
 */
public record Header(
        UUID eventId,
        int schemaVersion,
        @Nullable UUID taskId,
        int attempt,
        @Nullable UUID runId,
        @Nullable String workerId,
        long sequence,
        Instant occurredAt) {

    public Header {
        Objects.requireNonNull(eventId, "event_id");
        Objects.requireNonNull(occurredAt, "occurred_at");
    }

    /** The version this code writes. */
    public static final int SCHEMA_VERSION = 1;

    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    /** A message about one attempt of a task, from the gateway. */
    public static Header ofTask(UUID taskId, int attempt) {
        return new Header(newId(), SCHEMA_VERSION, taskId, attempt, null, null, 0, Instant.now());
    }

    /** The next message of a run; {@code sequence} counts from 1 within the run. */
    public static Header ofRun(Run run, long sequence) {
        return new Header(
                newId(),
                SCHEMA_VERSION,
                run.taskId(),
                run.attempt(),
                run.runId(),
                run.workerId(),
                sequence,
                Instant.now());
    }

    /** An order to the worker that holds this run. */
    public static Header toRun(UUID taskId, int attempt, UUID runId) {
        return new Header(newId(), SCHEMA_VERSION, taskId, attempt, runId, null, 0, Instant.now());
    }

    /** A message from or to a worker as a whole. */
    public static Header ofWorker(String workerId) {
        return new Header(newId(), SCHEMA_VERSION, null, 0, null, workerId, 0, Instant.now());
    }

    /** A message about none of these. */
    public static Header plain() {
        return new Header(newId(), SCHEMA_VERSION, null, 0, null, null, 0, Instant.now());
    }

    /** A new time-ordered id (UUIDv7, RFC 9562): new rows and messages sort by their birth. */
    public static UUID newId() {
        return IDS.generate();
    }
}
