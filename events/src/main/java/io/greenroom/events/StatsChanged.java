package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/**
 * The figures of a workspace have moved.
 *
 * @param workspaceId whose
 */
public record StatsChanged(@JsonUnwrapped Header header, UUID workspaceId) implements LiveMessage {}
