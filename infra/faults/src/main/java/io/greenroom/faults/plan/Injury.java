package io.greenroom.faults.plan;

/**
 * A fault as it is done to a farm.
 *
 * @param victim whom it strikes, for the report
 * @param ready whether the moment has come; not waited for longer than a while
 * @param inflict does it
 * @param heal ends it, and returns when what was struck works or answers again
 * @param recovered whether all flows again as far as this fault is concerned
 * @param waitedFor whether a task that it had waits for its worker, as one in its last attempt does
 * @param kept whether, when it ended, something was left that it had struck: a customer may have cancelled all of it
 * @param since what the time of recovery is counted from
 */
record Injury(
        String victim, Proof ready, Act inflict, Act heal, Proof recovered, Proof waitedFor, Proof kept, Since since) {

    Injury(String victim, Proof ready, Act inflict, Act heal, Proof recovered, Since since) {
        this(victim, ready, inflict, heal, recovered, NEVER, since);
    }

    Injury(String victim, Proof ready, Act inflict, Act heal, Proof recovered, Proof waitedFor, Since since) {
        this(victim, ready, inflict, heal, recovered, waitedFor, AT_ONCE, since);
    }

    /** From when a recovery counts. */
    enum Since {
        /** From the fault on: what it took to do without the victim. */
        STRUCK,
        /** From when the victim answered again. */
        HEALED
    }

    /** Something done to the farm. */
    interface Act {
        void run() throws Exception;
    }

    /** Something that shows. An exception means not yet: what is asked may be down. */
    interface Proof {
        boolean holds() throws Exception;
    }

    static final Proof AT_ONCE = () -> true;
    static final Proof NEVER = () -> false;
    static final Act NOTHING = () -> {};
}
