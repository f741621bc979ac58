package io.greenroom.gateway.keys;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, to be kept with who did it. Publish it as an application event inside the transaction that does
 * it: then neither is there without the other. Who asked, and from where, is that of the request under way; what the
 * gateway does by itself is not kept.
 *
 * @param target the id of what it was done to
 * @param workspaceId whose that is; null: it belongs to no workspace
 * @param details what else tells what was done, in snake_case; never a secret
 */
public record Audited(
        Action action, String target, @Nullable UUID workspaceId, Map<String, @Nullable Object> details) {

    public Audited {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** The same with one more detail. */
    public Audited with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Audited(action, target, workspaceId, more);
    }
}
