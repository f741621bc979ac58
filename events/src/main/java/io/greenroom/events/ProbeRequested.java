package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks what an uploaded file really holds.
 *
 * @param fileId the file
 * @param sourceKey its key in the store
 */
public record ProbeRequested(@JsonUnwrapped Header header, UUID fileId, String sourceKey) implements Message {

    public ProbeRequested {
        Objects.requireNonNull(fileId, "file_id");
        Objects.requireNonNull(sourceKey, "source_key");
    }
}
