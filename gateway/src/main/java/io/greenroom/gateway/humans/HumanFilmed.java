package io.greenroom.gateway.humans;

import java.util.UUID;

/**
 * A digital human has a video that it did not have before: announced by the transaction that gave it.
 *
 * @param videoPath the upload's path, which is its key in the store
 * @param version of the row after the change
 */
public record HumanFilmed(UUID humanId, String videoPath, long version) {}
