package io.greenroom.events;

import java.util.Objects;

/**
 * An object in the store.
 *
 * @param key its key in the bucket
 * @param bytes its size
 * @param sha256 lower-case hex of its content
 */
public record StoredObject(String key, long bytes, String sha256) {
    public StoredObject {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(sha256, "sha256");
    }
}
