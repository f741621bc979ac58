package io.greenroom.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.gateway.DatabaseSession;
import io.greenroom.gateway.OnEveryDatabase;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.springframework.dao.DuplicateKeyException;

/** What keeps one copy of a content, on every database. */
class OneCopyContractTest extends OnEveryDatabase {
    private static final String BEFORE = "01900000-0000-7000-8000-00000000000";
    private static final String OLD_WORKSPACE = "an old one";

    @BeforeParameterizedClassInvocation
    static void twoFilesOfOneContentFromBefore() throws Exception {
        if (isThere()) {
            Flyway.configure().dataSource(url(), null, null).target("6").load().migrate();
            try (DatabaseSession session = new DatabaseSession(url())) {
                workspace(session, OLD_WORKSPACE);
                add(session, BEFORE + 1, OLD_WORKSPACE, "a");
                add(session, BEFORE + 2, OLD_WORKSPACE, "a");
                add(session, BEFORE + 3, OLD_WORKSPACE, "b");
            }
            Flyway.configure().dataSource(url(), null, null).load().migrate();
        }
    }

    @Test
    void theOlderOfTwoFilesFromBeforeStandsForTheirContent() {
        assertThat(one.sql()
                        .sql("select id from files where workspace_id = ? and content_sha256 = sha256 order by id")
                        .param(OLD_WORKSPACE)
                        .query(String.class)
                        .list())
                .isEqualTo(List.of(BEFORE + 1, BEFORE + 3));
    }

    @Test
    void theSecondOfTwoIsToldAndCanReadTheFirst() {
        String workspace = UUID.randomUUID().toString();
        workspace(one, workspace);
        String first = add(one, UUID.randomUUID().toString(), workspace, "c");
        String second = add(one, UUID.randomUUID().toString(), workspace, "c");
        claim(one, first);
        assertThatThrownBy(() -> claim(other, second)).isInstanceOf(DuplicateKeyException.class);
        one.sql()
                .sql("update files set content_sha256 = null where id = ?")
                .param(first)
                .update();
        claim(other, second);
    }

    private static void workspace(DatabaseSession session, String id) {
        session.sql()
                .sql("insert into workspaces (id, name) values (?, 'w')")
                .param(id)
                .update();
    }

    private static String add(DatabaseSession session, String id, String workspace, String digit) {
        session.sql().sql("""
                        insert into files (id, workspace_id, path, kind, name, content_type, size_bytes, sha256, api_key)
                        values (?, ?, ?, 'audio', 'a file', 'audio/wav', 10, repeat(?, 64), '-')
                        """).params(id, workspace, "files/" + id, digit).update();
        return id;
    }

    private static void claim(DatabaseSession session, String id) {
        session.sql()
                .sql("update files set content_sha256 = sha256 where id = ?")
                .param(id)
                .update();
    }
}
