package io.greenroom.gateway.tasks;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a list shows.
 *
 * @param workspaceId null for all, which only an admin may see
 * @param statuses words; empty for all
 * @param digitalHumanId null for all
 */
record TaskFilter(
        @Nullable UUID workspaceId,
        List<String> statuses,
        @Nullable UUID digitalHumanId) {}
