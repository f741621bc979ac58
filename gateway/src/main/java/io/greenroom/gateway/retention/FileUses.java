package io.greenroom.gateway.retention;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What uses an upload: nothing but its path ties it to tasks and digital humans. Asked with a list of paths, which leaves a
 * database no other way than its indexes; a subquery for each row may make it read all tasks instead.
 */
@Repository
class FileUses {

    private final JdbcClient jdbc;

    FileUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these paths that something uses which stays. */
    Set<String> of(Collection<String> paths, Round round) {
        if (paths.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(round.bind(jdbc.sql("""
                        select tasks.audio_path
                        from tasks
                        where tasks.audio_path in (:paths)
                          and\s""" + Round.TASK_STAYS + """
                        union
                        select digital_humans.video_path
                        from digital_humans
                        where digital_humans.video_path in (:paths)
                          and\s""" + Round.HUMAN_STAYS))
                .param("paths", paths)
                .query(String.class)
                .list());
    }
}
