package io.greenroom.gateway.retention;

import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.media.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uploads that nothing uses: row, then object. Whoever submits a task or makes a digital human locks the file's row
 * ({@link io.greenroom.gateway.files.FileRegister#named}); so the one who comes first wins, and the other sees it.
 */
@Component
class UnusedUploads implements Step {

    /** Rows looked at in one statement: most are in use, and to find some that are not may take all of them. */
    private static final int STRETCH = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectStore store;

    UnusedUploads(JdbcClient jdbc, TransactionTemplate transaction, ObjectStore store) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.store = store;
    }

    private record Upload(String id, String path, long bytes) {}

    @Override
    public void take(Round round) {
        if (round.settings().uploads() == null) {
            return;
        }
        String from = "";
        for (String to = endOfStretch(from); to != null; to = endOfStretch(from)) {
            round.mustGoOn();
            List<Upload> unused = unused(from, to, round);
            for (int start = 0; start < unused.size(); start += Round.BATCH) {
                round.mustGoOn();
                remove(unused.subList(start, Math.min(start + Round.BATCH, unused.size())), round);
            }
            from = to;
        }
    }

    /** The last id of the next stretch; null at the end. */
    private @Nullable String endOfStretch(String from) {
        return jdbc.sql("""
                        select max(id)
                        from (select id from files where id > :from order by id limit :limit) stretch
                        """)
                .param("from", from)
                .param("limit", STRETCH)
                .query((row, number) -> row.getString(1))
                .list()
                .get(0);
    }

    private List<Upload> unused(String from, String to, Round round) {
        return round.bind(jdbc.sql("""
                        select files.id, files.path, files.size_bytes
                        from files
                        where files.id > :from
                          and files.id <= :to
                          and not\s""" + Round.FILE_STAYS + """
                        order by files.id
                        """))
                .param("everyFile", false)
                .param("from", from)
                .param("to", to)
                .query((row, number) ->
                        new Upload(row.getString("id"), row.getString("path"), row.getLong("size_bytes")))
                .list();
    }

    private void remove(List<Upload> unused, Round round) {
        List<String> removed = round.dryRun()
                ? unused.stream().map(Upload::id).toList()
                : Objects.requireNonNull(transaction.execute(status -> removeRows(lock(unused), round)));
        for (Upload upload : unused) {
            if (removed.contains(upload.id())) {
                if (!round.dryRun()) {
                    store.delete(upload.path());
                }
                round.tally().row(Kind.UPLOADS, upload.path());
                round.tally().objectOfRow(Kind.UPLOADS, upload.bytes());
            }
        }
    }

    /** Those that somebody has locked are about to be used. */
    private List<String> lock(List<Upload> unused) {
        return jdbc.sql("select id from files where id in (:ids) for update skip locked")
                .param("ids", unused.stream().map(Upload::id).toList())
                .query(String.class)
                .list();
    }

    /** Looked at again under the lock, by a statement that sees all that was committed before it. */
    private List<String> removeRows(List<String> locked, Round round) {
        if (locked.isEmpty()) {
            return List.of();
        }
        List<String> inUse = round.bind(
                        jdbc.sql("select files.id from files where files.id in (:ids) and " + Round.FILE_IN_USE))
                .param("ids", locked)
                .query(String.class)
                .list();
        List<String> going = new ArrayList<>(locked);
        going.removeAll(inUse);
        Deletion.ofJobs(jdbc, "file", going);
        Deletion.byId(jdbc, "files", going);
        return going;
    }
}
