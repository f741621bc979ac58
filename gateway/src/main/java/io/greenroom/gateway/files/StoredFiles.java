package io.greenroom.gateway.files;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The uploads. A null workspace stands for all of them. */
interface StoredFiles extends Repository<StoredFile, UUID> {
    String COLUMNS = """
            id, workspace_id, path, kind, name, content_type, size_bytes, sha256,
            duration_ms, has_audio, has_video, probe, api_key, created_at
            """;
    String SELECT = "select " + COLUMNS + "from files\n";

    @Query(SELECT + """
             where id = :id
               and (:workspace is null or workspace_id = :workspace)""")
    Optional<StoredFile> byId(UUID id, @Nullable UUID workspace);

    @Query(SELECT + """
             where id = :id
               and (:workspace is null or workspace_id = :workspace)
               for update""")
    Optional<StoredFile> lockById(UUID id, @Nullable UUID workspace);

    @Query(SELECT + """
             where path = :path
               and (:workspace is null or workspace_id = :workspace)""")
    Optional<StoredFile> byPath(String path, @Nullable UUID workspace);

    @Query(SELECT + """
             where path = :path
               and (:workspace is null or workspace_id = :workspace)
               for update""")
    Optional<StoredFile> lockByPath(String path, @Nullable UUID workspace);

    /** That row stands for its content in its workspace now; a DuplicateKeyException where another one does. */
    @Modifying
    @Query("update files set content_sha256 = sha256 where id = :id")
    void standForContent(UUID id);

    @Modifying
    @Query("update files set content_sha256 = null where id = :id")
    void standForNothing(UUID id);

    @Query(SELECT + """
             where workspace_id = :workspace
               and content_sha256 = :sha256
               for update""")
    Optional<StoredFile> lockByContent(UUID workspace, String sha256);

    @Modifying
    @Query("update files set name = :name, released_at = now(6) where id = :id")
    void broughtAgain(UUID id, String name);

    @Modifying
    @Query("update files set released_at = now(6) where path = :path")
    void release(String path);

    @Modifying
    @Query("""
            update files
               set duration_ms = :durationMillis, has_audio = :hasAudio, has_video = :hasVideo, probe = :probe
             where id = :id""")
    void probed(UUID id, @Nullable Long durationMillis, boolean hasAudio, boolean hasVideo, String probe);

    /** Whether something is made of it; a deleted digital human is, while a task of its may be tried again. */
    @Query("""
            select exists (select 1 from tasks where audio_path = :path)
                or exists (select 1
                             from digital_humans
                            where video_path = :path
                              and (deleted_at is null
                                   or exists (select 1 from tasks where digital_human_id = digital_humans.id)))""")
    boolean inUse(String path);

    @Modifying
    @Query("delete from media_jobs where subject = 'file' and subject_id = :id")
    void deleteJobs(UUID id);

    @Modifying
    @Query("delete from files where id = :id")
    void delete(UUID id);
}
