package io.greenroom.events;

import java.util.UUID;

/**
 * One try of one worker at one attempt of a task: the owner that the fence admits.
 *
 * @param taskId the task
 * @param attempt the attempt, from 1
 * @param runId new for every try, so that a redelivered command is told from its first delivery
 * @param workerId the worker's configured name and the UUID of its process
 */
public record Run(UUID taskId, int attempt, UUID runId, String workerId) {

    private static final char BEFORE_PROCESS = '@';

    /** The id of a worker process: its configured name and what is new at each start. */
    public static String workerId(String name, UUID process) {
        return name + BEFORE_PROCESS + process;
    }

    /** The worker's configured name, the same after a restart. */
    public String workerName() {
        return workerName(workerId);
    }

    /** The configured name in a worker's id. */
    public static String workerName(String workerId) {
        int end = workerId.lastIndexOf(BEFORE_PROCESS);
        return end < 0 ? workerId : workerId.substring(0, end);
    }
}
