package io.greenroom.gateway.following;

import io.greenroom.gateway.tasks.TaskLog;
import io.greenroom.gateway.tasks.TaskView;
import java.util.List;

/**
 * What a stream has to send next.
 *
 * @param task as it was before the lines were read: what it says has happened is told in these lines, or in those before
 * @param lines of its story, oldest first
 * @param more whether there are more lines behind these
 */
record StoryPart(TaskView task, List<TaskLog> lines, boolean more) {

    StoryPart {
        lines = List.copyOf(lines);
    }
}
