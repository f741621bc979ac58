package io.greenroom.gateway.humans;

import io.greenroom.gateway.paging.NewestFirst;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The rows of digital humans; deleted ones are gone. A null workspace stands for all of them. */
@Repository
public class Humans {

    private static final String SELECT = """
            select id, workspace_id, name, description, video_path, thumbnail_url, thumbnail_key, status, params,
                   created_at, updated_at, version
            from digital_humans
            """;

    private static final String MATCHING = """
            where deleted_at is null
              and (:workspace is null or workspace_id = :workspace)
              and (:status is null or status = :status)
              and (:name is null or name like :name escape '!')
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Humans(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<Human> find(UUID id, @Nullable UUID workspace) {
        return one(id, workspace, "");
    }

    /** The same, locked: who changes a digital human, or gives it a task, waits for its row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Human> lock(UUID id, @Nullable UUID workspace) {
        return one(id, workspace, "for update");
    }

    private Optional<Human> one(UUID id, @Nullable UUID workspace, String locking) {
        return jdbc.sql(SELECT + """
                        where id = :id
                          and deleted_at is null
                          and (:workspace is null or workspace_id = :workspace)
                        """ + locking)
                .param("id", id.toString())
                .param("workspace", text(workspace))
                .query(this::human)
                .optional();
    }

    Page<Human> list(HumanFilter filter, PageQuery page) {
        return Page.of(
                page,
                NewestFirst.bind(matching(SELECT + MATCHING + NewestFirst.clause(page), filter), page)
                        .query(this::human)
                        .list(),
                last -> NewestFirst.end(last.createdAt(), last.id()),
                () -> count(filter));
    }

    private long count(HumanFilter filter) {
        return matching("select count(*) from (select id from digital_humans " + MATCHING + "limit :most) h", filter)
                .param("most", PageQuery.COUNT_AT_MOST)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec matching(String sql, HumanFilter filter) {
        return jdbc.sql(sql)
                .param("workspace", text(filter.workspaceId()))
                .param("status", filter.status())
                .param("name", filter.namePattern());
    }

    void insert(Human human, String keyHash) {
        jdbc.sql("""
                        insert into digital_humans (id, workspace_id, name, description, video_path, status, params,
                                                    api_key, version, created_at, updated_at)
                        values (:id, :workspace, :name, :description, :videoPath, :status, :params,
                                :keyHash, :version, now(3), now(3))
                        """)
                .param("id", human.id().toString())
                .param("workspace", human.workspaceId().toString())
                .param("name", human.name())
                .param("description", human.description())
                .param("videoPath", human.videoPath())
                .param("status", human.status())
                .param("params", text(human))
                .param("keyHash", keyHash)
                .param("version", human.version())
                .update();
    }

    /** Writes all that can change of a locked row. */
    void update(Human human) {
        jdbc.sql("""
                        update digital_humans
                        set name = :name, description = :description, video_path = :videoPath, status = :status,
                            params = :params, thumbnail_url = :thumbnailUrl, thumbnail_key = :thumbnailKey,
                            version = :version, updated_at = now(3)
                        where id = :id
                        """)
                .param("name", human.name())
                .param("description", human.description())
                .param("videoPath", human.videoPath())
                .param("status", human.status())
                .param("params", text(human))
                .param("thumbnailUrl", human.thumbnailUrl())
                .param("thumbnailKey", human.thumbnailKey())
                .param("version", human.version())
                .param("id", human.id().toString())
                .update();
    }

    void delete(Human human) {
        jdbc.sql("""
                        update digital_humans
                        set deleted_at = now(3), updated_at = now(3), version = :version
                        where id = :id
                        """)
                .param("version", human.version())
                .param("id", human.id().toString())
                .update();
    }

    /** Whether a task that has not ended needs it. */
    boolean inUse(UUID id) {
        return jdbc.sql("""
                        select exists (select id
                                       from tasks
                                       where digital_human_id = :id
                                         and status in ('pending', 'processing'))
                        """).param("id", id.toString()).query(Boolean.class).single();
    }

    private Human human(ResultSet row, int number) throws SQLException {
        String params = row.getString("params");
        return new Human(
                UUID.fromString(row.getString("id")),
                row.getString("name"),
                row.getString("description"),
                row.getString("video_path"),
                row.getString("thumbnail_url"),
                row.getString("status"),
                params == null ? null : json.readTree(params),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                UUID.fromString(row.getString("workspace_id")),
                row.getString("thumbnail_key"),
                row.getLong("version"));
    }

    private static @Nullable String text(Human human) {
        return human.params() == null ? null : human.params().toString();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
