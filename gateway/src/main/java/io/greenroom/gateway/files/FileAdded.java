package io.greenroom.gateway.files;

import java.util.UUID;

/**
 * An upload that can be seen or heard is registered, or came again without having been probed: announced by the
 * transaction that registers it.
 *
 * @param path its name, and its key in the store
 */
public record FileAdded(UUID fileId, String path) {}
