package io.greenroom.render.work;

import io.greenroom.events.Run;
import java.util.Map;
import java.util.UUID;

/**
 * Who this worker is.
 *
 * @param name as configured, the same after a restart
 * @param workerId the name and this process's own UUID, so that orders to an earlier process are not obeyed by a later
 * @param versions of what it is made of, for the workers page
 */
public record WorkerIdentity(String name, String workerId, Map<String, String> versions) {

    /** The identity of a process that starts now. */
    public static WorkerIdentity of(String name, Map<String, String> versions) {
        return new WorkerIdentity(name, Run.workerId(name, UUID.randomUUID()), Map.copyOf(versions));
    }
}
