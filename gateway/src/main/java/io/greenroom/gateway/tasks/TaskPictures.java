package io.greenroom.gateway.tasks;

import io.greenroom.events.Header;
import io.greenroom.events.TaskChanged;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The pictures of finished videos. One that comes for a task that is gone is not needed. */
@Repository
public class TaskPictures {

    private final Tasks tasks;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher announce;

    TaskPictures(Tasks tasks, JdbcClient jdbc, ApplicationEventPublisher announce) {
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.announce = announce;
    }

    /**
     * A stored picture of a task.
     *
     * @param name the task's
     */
    record Picture(String key, String name) {}

    /** The poster is in the store: a visible change. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void posterReady(UUID taskId, String key) {
        ready(taskId, "thumbnail_key = :key, thumbnail_url = concat('/api/tasks/', id, '/thumbnail')", key);
    }

    /** The storyboard is in the store: a visible change too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void storyboardReady(UUID taskId, String key) {
        ready(taskId, "storyboard_key = :key", key);
    }

    private void ready(UUID taskId, String columns, String key) {
        Task task = tasks.lock(taskId);
        if (task == null) {
            return;
        }
        jdbc.sql("update tasks set " + columns + """
                        , updated_at = now(3), version = version + 1
                        where id = :id
                        """)
                .param("key", key)
                .param("id", taskId.toString())
                .update();
        announce.publishEvent(
                new TaskChanged(Header.ofTask(taskId, task.attempt()), task.workspaceId(), task.version() + 1));
    }

    /** Empty until it is made. */
    Optional<Picture> poster(UUID taskId, @Nullable UUID workspace) {
        return picture("thumbnail_key", taskId, workspace);
    }

    /** Empty until it is made. */
    Optional<Picture> storyboard(UUID taskId, @Nullable UUID workspace) {
        return picture("storyboard_key", taskId, workspace);
    }

    private Optional<Picture> picture(String column, UUID taskId, @Nullable UUID workspace) {
        return jdbc.sql("select " + column + ", name from tasks" + """

                        where id = :id
                          and (:workspace is null or workspace_id = :workspace)
                          and\s""" + column + " is not null")
                .param("id", taskId.toString())
                .param("workspace", workspace == null ? null : workspace.toString())
                .query((row, number) -> new Picture(row.getString(1), row.getString(2)))
                .optional();
    }
}
