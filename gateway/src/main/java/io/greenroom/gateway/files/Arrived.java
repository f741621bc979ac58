package io.greenroom.gateway.files;

import io.greenroom.media.Stored;
import java.util.UUID;

/**
 * What has come into the store and is to become a file.
 *
 * @param id of the file that it becomes
 * @param workspaceId whose it is
 * @param keyHash of the key that brings it
 * @param name what its sender calls it, freed of folders and control characters
 * @param stored its object
 */
public record Arrived(UUID id, UUID workspaceId, String keyHash, String name, Stored stored) {

    /** A sender's name for a file, freed of folders and control characters; {@code upload} where nothing is left of it. */
    public static String plainName(String given) {
        return BroughtFile.plain(given);
    }
}
