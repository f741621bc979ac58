package io.greenroom.gateway.workspaces;

import io.greenroom.gateway.paging.PageQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The workspaces. */
interface Workspaces extends Repository<Workspace, UUID> {
    String SELECT = """
            select id, name, max_running, max_pending, max_stored_bytes, created_at
              from workspaces
            """;

    @Query(SELECT + "where id = :id")
    Optional<Workspace> byId(UUID id);

    @Query(SELECT + """
             where (:before is null or id < :before)
             order by id desc
             limit :limit""")
    List<Workspace> newestFirst(@Nullable UUID before, int limit);

    @Query("select count(*) from (select 1 from workspaces limit " + PageQuery.COUNT_AT_MOST + ") counted")
    long count();

    @Modifying
    @Query("""
            insert into workspaces (id, name, max_running, max_pending, max_stored_bytes)
            values (:id, :name, :maxRunning, :maxPending, :maxStoredBytes)""")
    void insert(
            UUID id,
            String name,
            @Nullable Integer maxRunning,
            @Nullable Integer maxPending,
            @Nullable Long maxStoredBytes);

    /** Counts a row that is as wanted already, too. */
    @Modifying
    @Query("""
            update workspaces
               set name = :name,
                   max_running = :maxRunning,
                   max_pending = :maxPending,
                   max_stored_bytes = :maxStoredBytes
             where id = :id""")
    int update(
            UUID id,
            String name,
            @Nullable Integer maxRunning,
            @Nullable Integer maxPending,
            @Nullable Long maxStoredBytes);
}
