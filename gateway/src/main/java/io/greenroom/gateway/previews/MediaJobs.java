package io.greenroom.gateway.previews;

import io.greenroom.events.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of pictures and probes still to be made; at most one of a kind for each subject. */
@Repository
class MediaJobs {

    static final int MAX_TRIES = 3;

    private static final int ERROR_CHARS = 500;

    private final JdbcClient jdbc;

    MediaJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Instead of whatever of this kind the subject wanted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void want(MediaJob job) {
        jdbc.sql("""
                        delete from media_jobs
                        where subject = :subject
                          and subject_id = :subjectId
                          and kind = :kind
                        """)
                .param("subject", MediaJob.word(job.subject()))
                .param("subjectId", job.subjectId().toString())
                .param("kind", job.kind().word())
                .update();
        jdbc.sql("""
                        insert into media_jobs (id, kind, subject, subject_id, source_key, target_key, created_at)
                        values (:id, :kind, :subject, :subjectId, :sourceKey, :targetKey, now(6))
                        """)
                .param("id", job.id().toString())
                .param("kind", job.kind().word())
                .param("subject", MediaJob.word(job.subject()))
                .param("subjectId", job.subjectId().toString())
                .param("sourceKey", job.sourceKey())
                .param("targetKey", job.targetKey())
                .update();
    }

    /** Claims those that were never asked for, and those whose last try failed a while ago. */
    @Transactional
    public List<MediaJob> claimWanted(int limit) {
        return claim(
                "state = 'wanted' and (requested_at is null or requested_at < now(6) - interval 10 second)", limit);
    }

    /** Claims those that were asked for a minute ago without an answer. */
    @Transactional
    public List<MediaJob> claimUnanswered(int limit) {
        return claim("state = 'requested' and requested_at < now(6) - interval 60 second", limit);
    }

    /**
     * Ends those whose last try was not answered within a minute.
     *
     * @return how many
     */
    @Transactional
    public int giveUpUnanswered() {
        return jdbc.sql("""
                        update media_jobs
                        set state = 'failed', error = 'No answer from a thumbnail worker.'
                        where state = 'requested'
                          and tries >= :maxTries
                          and requested_at < now(6) - interval 60 second
                        """).param("maxTries", MAX_TRIES).update();
    }

    private List<MediaJob> claim(String which, int limit) {
        List<MediaJob> claimed = jdbc.sql("""
                        select id, kind, subject, subject_id, source_key, target_key
                        from media_jobs
                        where tries < :maxTries
                          and\s""" + which + """

                        order by created_at
                        limit :limit
                        for update skip locked
                        """)
                .param("maxTries", MAX_TRIES)
                .param("limit", limit)
                .query(MediaJobs::job)
                .list();
        if (!claimed.isEmpty()) {
            jdbc.sql("""
                            update media_jobs
                            set state = 'requested', tries = tries + 1, requested_at = now(6)
                            where id in (:ids)
                            """)
                    .param(
                            "ids",
                            claimed.stream().map(job -> job.id().toString()).toList())
                    .update();
        }
        return claimed;
    }

    /** The broker did not take the request: that try costs nothing. */
    @Transactional
    public void giveBack(UUID id) {
        jdbc.sql("""
                        update media_jobs
                        set state = 'wanted', tries = tries - 1
                        where id = :id
                          and state = 'requested'
                        """).param("id", id.toString()).update();
    }

    /** @return whether this picture was still awaited; not when it comes twice or another has taken its place */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean pictureDone(String targetKey, Subject subject, UUID subjectId) {
        return jdbc.sql("""
                                update media_jobs
                                set state = 'done', error = null
                                where subject = :subject
                                  and subject_id = :subjectId
                                  and target_key = :targetKey
                                  and state <> 'done'
                                """)
                        .param("subject", MediaJob.word(subject))
                        .param("subjectId", subjectId.toString())
                        .param("targetKey", targetKey)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void probeDone(UUID fileId) {
        jdbc.sql("""
                        update media_jobs
                        set state = 'done', error = null
                        where subject = 'file'
                          and subject_id = :fileId
                          and kind = 'probe'
                        """).param("fileId", fileId.toString()).update();
    }

    /**
     * A try has failed: another follows while there are tries left and it can help.
     *
     * @return whether that was the last one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean failed(MediaJob.Kind kind, Subject subject, UUID subjectId, String error, boolean permanent) {
        jdbc.sql("""
                        update media_jobs
                        set state = if(:permanent or tries >= :maxTries, 'failed', 'wanted'), error = :error
                        where subject = :subject
                          and subject_id = :subjectId
                          and kind = :kind
                          and state = 'requested'
                        """)
                .param("permanent", permanent)
                .param("maxTries", MAX_TRIES)
                .param("error", error.substring(0, Math.min(error.length(), ERROR_CHARS)))
                .param("subject", MediaJob.word(subject))
                .param("subjectId", subjectId.toString())
                .param("kind", kind.word())
                .update();
        return jdbc.sql("""
                                select count(*)
                                from media_jobs
                                where subject = :subject
                                  and subject_id = :subjectId
                                  and kind = :kind
                                  and state = 'failed'
                                """)
                        .param("subject", MediaJob.word(subject))
                        .param("subjectId", subjectId.toString())
                        .param("kind", kind.word())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static MediaJob job(ResultSet row, int number) throws SQLException {
        return new MediaJob(
                UUID.fromString(row.getString("id")),
                MediaJob.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Subject.valueOf(row.getString("subject").toUpperCase(Locale.ROOT)),
                UUID.fromString(row.getString("subject_id")),
                row.getString("source_key"),
                row.getString("target_key"));
    }
}
