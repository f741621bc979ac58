package io.greenroom.faults.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as its customer knows it. Each try to submit has a name of its own, so that a try whose answer was lost can be told
 * from the one that followed.
 */
public final class Submission {

    private final String name;
    private final Whim whim;
    private final @Nullable UUID id;
    private volatile int retries;
    private volatile int unsureRetries;
    private volatile boolean whimDone;
    private volatile boolean deleted;
    private volatile boolean inDoubt;

    /** @param id null when the answer was lost: there may be such a task or not */
    Submission(String name, Whim whim, @Nullable UUID id) {
        this.name = name;
        this.whim = whim;
        this.id = id;
    }

    /** Of an accepted submission as nobody ever changed his mind about; for tests of the checks. */
    public static Submission accepted(String name, UUID id) {
        return new Submission(name, Whim.NONE, id);
    }

    /** Of a submission whose answer was lost. */
    public static Submission unsure(String name) {
        return new Submission(name, Whim.NONE, null);
    }

    public String name() {
        return name;
    }

    Whim whim() {
        return whim;
    }

    /** Null when the answer was lost. */
    public @Nullable UUID id() {
        return id;
    }

    /** Retries by hand that were answered with 202. */
    public int retries() {
        return retries;
    }

    /** Retries by hand that may have been done or not. */
    public int unsureRetries() {
        return unsureRetries;
    }

    /** The gateway said that it is deleted. */
    public boolean deleted() {
        return deleted;
    }

    boolean whimDone() {
        return whimDone;
    }

    void doneWithWhim() {
        whimDone = true;
    }

    synchronized void retried(Answer answer) {
        if (answer.done()) {
            retries++;
        } else if (!answer.refused()) {
            unsureRetries++;
        }
    }

    /** @param certain whether the gateway has said so; else its answer was lost */
    void deleted(boolean certain) {
        deleted = certain;
        inDoubt = !certain;
    }

    /** A deletion was asked for and its answer has not come: it may be gone or not. */
    public boolean deletionInDoubt() {
        return inDoubt;
    }
}
