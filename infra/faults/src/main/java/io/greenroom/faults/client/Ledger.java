package io.greenroom.faults.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every submission of the run, accepted or unsure. */
public final class Ledger {

    private final List<Submission> submissions = new CopyOnWriteArrayList<>();

    void add(Submission submission) {
        submissions.add(submission);
    }

    /** All so far, oldest first. */
    public List<Submission> all() {
        return List.copyOf(submissions);
    }

    /** Those that were answered with 201. */
    public List<Submission> accepted() {
        return submissions.stream().filter(one -> one.id() != null).toList();
    }
}
