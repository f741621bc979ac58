package io.greenroom.gateway.keys;

import io.greenroom.gateway.paging.PageQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The keys. */
interface ApiKeys extends Repository<ApiKey, UUID> {
    String SELECT = """
            select k.id, k.workspace_id, k.api_key, k.name, k.prefix, k.scopes,
                   k.is_active, k.created_at, k.last_used_at, k.expires_at, k.replaced_by
              from api_keys k
            """;

    /** Nearly always one at most: whoever asks compares the digests, in constant time. */
    @Query(SELECT + """
             where k.prefix = :prefix
               and k.is_active
               and (k.expires_at is null or k.expires_at > :now)""")
    List<ApiKey> valid(String prefix, Instant now);

    /** @param ids texts */
    @Query(SELECT + """
             where k.id in (:ids)
               and k.is_active
               and (k.expires_at is null or k.expires_at > :now)""")
    List<ApiKey> validAmong(Collection<String> ids, Instant now);

    @Query(SELECT + """
              join sessions s on s.key_id = k.id
             where s.id = :sessionHash
               and s.expires_at > :now
               and k.is_active
               and (k.expires_at is null or k.expires_at > :now)""")
    Optional<ApiKey> validBySession(String sessionHash, Instant now);

    /** Those of these sessions that have not ended. */
    @Query("select id from sessions where id in (:hashes) and expires_at > :now")
    List<String> openSessions(Collection<String> hashes, Instant now);

    @Query(SELECT + """
              join live_tickets t on t.key_id = k.id
             where t.id = :ticketHash
               and t.expires_at > :now
               and k.is_active
               and (k.expires_at is null or k.expires_at > :now)""")
    Optional<ApiKey> validByTicket(String ticketHash, Instant now);

    @Query(SELECT + "where k.id = :id")
    Optional<ApiKey> byId(UUID id);

    /** Whoever changes a key has its row to itself. */
    @Query(SELECT + "where k.id = :id for update")
    Optional<ApiKey> lock(UUID id);

    /** Of all workspaces where none is named. */
    @Query(SELECT + """
             where (:workspace is null or k.workspace_id = :workspace)
               and (:before is null or k.id < :before)
             order by k.id desc
             limit :limit""")
    List<ApiKey> newestFirst(@Nullable UUID workspace, @Nullable UUID before, int limit);

    @Query("""
            select count(*)
              from (select 1
                      from api_keys
                     where (:workspace is null or workspace_id = :workspace)
                     limit\s""" + PageQuery.COUNT_AT_MOST + ") counted")
    long count(@Nullable UUID workspace);

    @Modifying
    @Query("""
            insert into api_keys (id, workspace_id, api_key, name, prefix, scopes, created_at, expires_at)
            values (:id, :workspaceId, :hash, :name, :prefix, :scopes, :createdAt, :expiresAt)""")
    void insert(
            UUID id,
            UUID workspaceId,
            String hash,
            String name,
            String prefix,
            String scopes,
            Instant createdAt,
            @Nullable Instant expiresAt);

    /** The operator's own key has one row: another key in the settings takes the place of the last one. */
    @Modifying
    @Query("""
            insert into api_keys (id, workspace_id, api_key, name, prefix, scopes)
            values (:id, :workspaceId, :hash, 'admin', :prefix, 'admin')
            on duplicate key update api_key = :hash, prefix = :prefix, scopes = 'admin', is_active = true, expires_at = null""")
    void putAdminKey(UUID id, UUID workspaceId, String hash, String prefix);

    @Modifying
    @Query("""
            update api_keys
               set name = :name,
                   scopes = :scopes,
                   is_active = :active,
                   expires_at = :expiresAt
             where id = :id""")
    void update(UUID id, String name, String scopes, boolean active, @Nullable Instant expiresAt);

    @Modifying
    @Query("update api_keys set replaced_by = :by, expires_at = :expiresAt where id = :id")
    void replace(UUID id, UUID by, Instant expiresAt);

    @Modifying
    @Query("insert ignore into workspaces (id, name) values (:id, :name)")
    void insertWorkspace(UUID id, String name);

    @Query("select count(*) > 0 from workspaces where id = :id")
    boolean workspaceExists(UUID id);

    @Query("select name from workspaces where id = :id")
    String workspaceName(UUID id);

    @Modifying
    @Query("""
            update api_keys set last_used_at = :now
             where id = :id
               and (last_used_at is null or last_used_at < :minuteAgo)""")
    void used(UUID id, Instant now, Instant minuteAgo);

    @Modifying
    @Query("delete from api_keys where id = :id")
    int delete(UUID id);
}
