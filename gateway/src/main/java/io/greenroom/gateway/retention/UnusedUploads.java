package io.greenroom.gateway.retention;

import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.media.ObjectStore;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uploads that nothing uses: row, then object. Whoever submits a task or makes a digital human locks the file's row
 * ({@link io.greenroom.gateway.files.FileRegister#named}); so the one who comes first wins, and the other sees it.
 */
@Component
class UnusedUploads implements Step {

    /** Most uploads are in use, and to find some that are not may take a look at all of them. */
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final FileUses uses;
    private final ObjectStore store;

    UnusedUploads(JdbcClient jdbc, TransactionTemplate transaction, FileUses uses, ObjectStore store) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.uses = uses;
        this.store = store;
    }

    /** @param old whether it goes if nothing uses it */
    private record Upload(String id, String path, long bytes, boolean old) {}

    @Override
    public void take(Round round) {
        if (round.settings().uploads() == null) {
            return;
        }
        String last = "";
        List<Upload> page;
        do {
            round.mustGoOn();
            page = after(last, round);
            List<Upload> unused = unused(page, round);
            for (int start = 0; start < unused.size(); start += Round.BATCH) {
                round.mustGoOn();
                remove(unused.subList(start, Math.min(start + Round.BATCH, unused.size())), round);
            }
            last = page.isEmpty() ? last : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    private List<Upload> after(String last, Round round) {
        return round.bind(jdbc.sql("""
                        select id, path, size_bytes,
                               coalesce(released_at, created_at)
                                   < date_sub(now(3), interval :uploadSeconds second) old
                        from files
                        where id > :last
                        order by id
                        limit :limit
                        """))
                .param("last", last)
                .param("limit", PAGE)
                .query((row, number) -> new Upload(
                        row.getString("id"), row.getString("path"), row.getLong("size_bytes"), row.getBoolean("old")))
                .list();
    }

    private List<Upload> unused(List<Upload> page, Round round) {
        List<Upload> old = page.stream().filter(Upload::old).toList();
        Set<String> used = uses.of(old.stream().map(Upload::path).toList(), round);
        return old.stream().filter(upload -> !used.contains(upload.path())).toList();
    }

    private void remove(List<Upload> unused, Round round) {
        List<Upload> removed = round.dryRun()
                ? unused
                : Objects.requireNonNull(transaction.execute(status -> removeRows(lock(unused, round), round)));
        for (Upload upload : removed) {
            if (!round.dryRun()) {
                store.delete(upload.path());
            }
            round.tally().row(Kind.UPLOADS, upload.path());
            round.tally().objectOfRow(Kind.UPLOADS, upload.bytes());
        }
    }

    /**
     * Those that somebody else has locked are about to be used; one that was brought again, or taken from a digital human,
     * since it was looked at is young.
     */
    private List<Upload> lock(List<Upload> unused, Round round) {
        List<String> locked = round.bind(jdbc.sql("""
                        select id
                        from files
                        where id in (:ids)
                          and coalesce(released_at, created_at) < date_sub(now(3), interval :uploadSeconds second)
                        for update skip locked
                        """))
                .param("ids", unused.stream().map(Upload::id).toList())
                .query(String.class)
                .list();
        return unused.stream().filter(upload -> locked.contains(upload.id())).toList();
    }

    /** Looked at again under the lock, by a statement that sees all that was committed before it. */
    private List<Upload> removeRows(List<Upload> locked, Round round) {
        List<Upload> going = unused(locked, round);
        List<String> ids = going.stream().map(Upload::id).toList();
        Deletion.ofJobs(jdbc, "file", ids);
        Deletion.byId(jdbc, "files", ids);
        return going;
    }
}
