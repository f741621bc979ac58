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
public record Run(UUID taskId, int attempt, UUID runId, String workerId) {}
