package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/**
 * A task has changed visibly; the task is the header's.
 *
 * @param workspaceId whose it is
 * @param version of the row after the change: a lower one than already shown is dropped
 */
public record TaskChanged(@JsonUnwrapped Header header, UUID workspaceId, long version) implements LiveMessage {}
