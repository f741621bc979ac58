package io.greenroom.gateway.files;

import io.greenroom.gateway.paging.SqlText;
import io.greenroom.gateway.problems.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which uploads a list shows.
 *
 * @param workspaceId null for all, which only an admin may see
 * @param kind word of {@link Kind}; null for all
 * @param nameContains a piece of the name, whatever its case; null for all
 * @param sha256 lower-case hex of the content; null for all
 */
record FileFilter(
        @Nullable UUID workspaceId,
        @Nullable String kind,
        @Nullable String nameContains,
        @Nullable String sha256) {
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::word).toList();

    FileFilter {
        if (kind != null && !KINDS.contains(kind)) {
            throw Problem.VALIDATION_FAILED.at("kind", "must be one of " + String.join(", ", KINDS));
        }
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw Problem.VALIDATION_FAILED.at("sha256", "must be 64 digits, in lower-case hex");
        }
    }

    /** For {@code like}; null for all. */
    @Nullable
    String namePattern() {
        return SqlText.containing(nameContains);
    }
}
