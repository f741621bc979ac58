package io.greenroom.gateway.files;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The uploads. A null workspace stands for all of them. */
interface StoredFiles extends Repository<StoredFile, UUID> {
    String SELECT = """
            select id, workspace_id, path, kind, name, content_type, size_bytes, sha256,
                   duration_ms, has_audio, has_video, api_key, created_at
              from files
            """;

    @Query(SELECT + """
             where id = :id
               and (:workspace is null or workspace_id = :workspace)""")
    Optional<StoredFile> byId(UUID id, @Nullable UUID workspace);

    @Query(SELECT + """
             where path = :path
               and (:workspace is null or workspace_id = :workspace)""")
    Optional<StoredFile> byPath(String path, @Nullable UUID workspace);

    @Query(SELECT + """
             where path = :path
               and (:workspace is null or workspace_id = :workspace)
               for update""")
    Optional<StoredFile> lockByPath(String path, @Nullable UUID workspace);

    @Modifying
    @Query("update files set released_at = now(6) where path = :path")
    void release(String path);

    @Modifying
    @Query("""
            update files
               set duration_ms = :durationMillis, has_audio = :hasAudio, has_video = :hasVideo, probe = :probe
             where id = :id""")
    void probed(UUID id, @Nullable Long durationMillis, boolean hasAudio, boolean hasVideo, String probe);
}
