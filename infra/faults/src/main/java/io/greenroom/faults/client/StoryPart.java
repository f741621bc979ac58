package io.greenroom.faults.client;

import java.util.List;
import java.util.UUID;

/**
 * What one socket has shown of one task's story.
 *
 * @param ids of the log rows, in the order in which they came
 */
public record StoryPart(UUID task, List<Long> ids) {

    public StoryPart {
        ids = List.copyOf(ids);
    }
}
