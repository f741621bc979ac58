package io.greenroom.gateway.humans;

import io.greenroom.gateway.paging.SqlText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which digital humans a list shows.
 *
 * @param workspaceId null for all, which only an admin may see
 * @param nameContains a piece of the name, whatever its case; null for all
 * @param status a word; null for all
 */
record HumanFilter(
        @Nullable UUID workspaceId,
        @Nullable String nameContains,
        @Nullable String status) {

    /** For {@code like}; null for all. */
    @Nullable
    String namePattern() {
        return SqlText.containing(nameContains);
    }
}
