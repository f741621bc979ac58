package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/**
 * A task is gone; the task is the header's.
 *
 * @param workspaceId whose it was
 */
public record TaskDeleted(@JsonUnwrapped Header header, UUID workspaceId) implements LiveMessage {}
