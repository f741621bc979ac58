package io.greenroom.gateway.retention;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes rows one by one. Given a list of ids, a database may find it cheaper to read a small table from end to end, and
 * then waits for rows that others have locked and that are none of ours.
 */
final class Deletion {

    private Deletion() {}

    static void byId(JdbcClient jdbc, String table, List<String> ids) {
        for (String id : ids) {
            jdbc.sql("delete from " + table + " where id = :id").param("id", id).update();
        }
    }

    /** What was wanted of the thumbnail worker for subjects that go with it. */
    static void ofJobs(JdbcClient jdbc, String subject, List<String> subjectIds) {
        for (String id : subjectIds) {
            jdbc.sql("delete from media_jobs where subject = :subject and subject_id = :id")
                    .param("subject", subject)
                    .param("id", id)
                    .update();
        }
    }
}
