package io.greenroom.gateway.limits;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much a workspace may have at once, whichever gateways it asks: whoever adds to it in this transaction holds the
 * lock of the workspace's row while it is counted. Lock everything else first: the new row itself, which refers to the
 * workspace, wants this row last, too.
 */
@Service
public class WorkspaceCaps {
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final LimitSettings settings;

    WorkspaceCaps(JdbcClient jdbc, LimitSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * How many of so many new pending tasks the workspace may have. What comes back to pending by itself or by a person's
     * retry is never refused, and counts.
     *
     * @return at most {@code wanted}, 0 for none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int roomForTasks(UUID workspace, int wanted) {
        long cap = cap("max_pending", workspace, settings.maxPending());
        if (cap == 0) {
            return wanted;
        }
        lock(workspace);
        long pending = jdbc.sql("""
                        select count(*)
                        from (select 1
                              from tasks
                              where workspace_id = :workspace
                                and status = 'pending'
                              limit :cap) counted
                        """)
                .param("workspace", workspace.toString())
                .param("cap", cap)
                .query(Long.class)
                .single();
        return (int) Math.min(wanted, cap - pending);
    }

    /** What to answer for a task for which there is no room. */
    public static ProblemException tooManyPending() {
        return Problem.TOO_MANY_PENDING
                .because("The workspace has as many pending tasks as it may.")
                .after(A_WHILE);
    }

    /**
     * Makes sure that the workspace may store so many bytes more.
     *
     * @throws io.greenroom.gateway.problems.ProblemException {@code storage_full}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireRoomForBytes(UUID workspace, long more) {
        if (cap("max_stored_bytes", workspace, settings.maxStoredBytes()) != 0) {
            lock(workspace);
            checkRoomForBytes(workspace, more);
        }
    }

    /**
     * The same without a lock, to refuse a file before it is sent, or a task before its video is made; what it says may have
     * changed when that is there.
     *
     * @throws io.greenroom.gateway.problems.ProblemException {@code storage_full}
     */
    public void checkRoomForBytes(UUID workspace, long more) {
        long cap = cap("max_stored_bytes", workspace, settings.maxStoredBytes());
        if (cap != 0 && stored(workspace) + more > cap) {
            throw Problem.STORAGE_FULL.because(
                    "A workspace stores at most " + cap + " bytes of uploads and results here.");
        }
    }

    /** Uploads, and the finished videos of tasks. */
    private long stored(UUID workspace) {
        return jdbc.sql("""
                        select (select coalesce(sum(size_bytes), 0) from files where workspace_id = :workspace)
                             + (select coalesce(sum(result_bytes), 0) from tasks where workspace_id = :workspace)
                        """)
                .param("workspace", workspace.toString())
                .query(Long.class)
                .single();
    }

    private void lock(UUID workspace) {
        jdbc.sql("select id from workspaces where id = :id for update")
                .param("id", workspace.toString())
                .query(String.class)
                .single();
    }

    private long cap(String column, UUID workspace, long byDefault) {
        return jdbc.sql("select " + column + " from workspaces where id = :id")
                .param("id", workspace.toString())
                .query(Long.class)
                .optional()
                .orElse(byDefault);
    }
}
