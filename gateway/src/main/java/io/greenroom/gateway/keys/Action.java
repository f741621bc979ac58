package io.greenroom.gateway.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept together with who did it: all that admins change, and all that ends or removes something. The word that
 * GET /api/audit shows is the name in lower case; a word is never reused for another meaning.
 */
public enum Action {
    API_KEY_CREATED,
    API_KEY_CHANGED,
    API_KEY_ROTATED,
    API_KEY_DELETED,
    WORKSPACE_CREATED,
    WORKSPACE_CHANGED,
    TASK_CANCELLED,
    TASK_DELETED,
    DIGITAL_HUMAN_DELETED,
    FILE_DELETED,
    WORKER_DRAINED,
    WORKER_RESUMED,
    DISPATCH_PAUSED,
    DISPATCH_RESUMED,
    PARKED_MESSAGE_REPLAYED,
    PARKED_MESSAGES_DROPPED,
    RETENTION_STARTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a word that is none. */
    public static Optional<Action> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /**
     * This, done to something.
     *
     * @param target its id, or the word by which it is known where there is only one
     * @param workspaceId whose it is; null: it belongs to no workspace
     */
    public Audited on(Object target, @Nullable UUID workspaceId) {
        return new Audited(this, target.toString(), workspaceId, Map.of());
    }
}
