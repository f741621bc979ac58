package io.greenroom.gateway.tasks;

import java.time.Instant;

/**
 * A stored line of a task's story.
 *
 * @param id rises within a task; ask for what came after it
 * @param status the task's state after what the line tells
 * @param message for a person
 * @param level info, warn or error
 * @param attempt the attempt it belongs to, from 1
 * @param createdAt when it was stored
 */
public record TaskLog(long id, String status, String message, String level, int attempt, Instant createdAt) {}
