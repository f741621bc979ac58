package io.greenroom.faults.client;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Carries out what the customer wants of accepted tasks besides a video: cancel, retry, delete. */
final class Whims {

    private static final String LATEST = "/api/tasks?limit=200";

    private final Gateways gateways;
    private final Ledger ledger;
    private final Cancelled cancelled;

    Whims(Gateways gateways, Ledger ledger, Cancelled cancelled) {
        this.gateways = gateways;
        this.ledger = ledger;
        this.cancelled = cancelled;
    }

    /** Looks at the newest tasks once and does what is due. */
    void round() throws InterruptedException {
        Map<UUID, JsonNode> tasks = new HashMap<>();
        Answer latest = gateways.get(LATEST);
        if (!latest.done()) {
            return;
        }
        latest.body()
                .path("data")
                .forEach(task -> tasks.put(UUID.fromString(task.path("id").asString()), task));
        for (Submission submission : ledger.accepted()) {
            JsonNode task = tasks.get(submission.id());
            if (task != null && !submission.whimDone()) {
                follow(submission, task, task.path("status").asString());
            }
        }
    }

    private void follow(Submission submission, JsonNode task, String status) throws InterruptedException {
        boolean running = status.equals("processing") && task.path("progress").asInt() > 0;
        boolean ended = !status.equals("processing") && !status.equals("pending");
        switch (submission.whim()) {
            case NONE -> retryIfFailed(submission, status);
            case CANCEL_WAITING -> {
                if (status.equals("pending")) {
                    cancel(submission, task);
                } else if (ended) {
                    submission.doneWithWhim();
                }
            }
            case CANCEL_RUNNING -> {
                if (running) {
                    cancel(submission, task);
                } else if (ended) {
                    submission.doneWithWhim();
                }
            }
            case CANCEL_AND_RETRY -> {
                if (running && task.path("attempt").asInt() == 1) {
                    cancel(submission, task);
                } else if (status.equals("cancelled")) {
                    retry(submission);
                } else if (ended) {
                    submission.doneWithWhim();
                }
            }
            case FAIL_AND_RETRY -> retryIfFailed(submission, status);
            case DELETE_RUNNING -> {
                if (running || ended) {
                    delete(submission);
                }
            }
            case DELETE_ENDED -> {
                if (ended) {
                    delete(submission);
                }
            }
        }
    }

    private void cancel(Submission submission, JsonNode task) throws InterruptedException {
        UUID id = UUID.fromString(task.path("id").asString());
        Runnable agreed = task.path("status").asString().equals("processing")
                ? cancelled.of(id, task.path("worker_id").asString(""))
                : () -> {};
        Answer answer = gateways.post("/api/tasks/" + id + "/cancel", Map.of());
        if (answer.done()) {
            agreed.run();
        }
        if (answer.done() && submission.whim() != Whim.CANCEL_AND_RETRY) {
            submission.doneWithWhim();
        }
    }

    private void retryIfFailed(Submission submission, String status) throws InterruptedException {
        if (status.equals("failed")) {
            retry(submission);
        } else if (status.equals("completed")) {
            submission.doneWithWhim();
        }
    }

    /** Once: a lost answer is not asked for again, since a second retry would open the task again. */
    private void retry(Submission submission) throws InterruptedException {
        Answer answer = gateways.post("/api/tasks/" + submission.id() + "/retry", Map.of());
        submission.retried(answer);
        if (answer.done() || !answer.refused()) {
            submission.doneWithWhim();
        }
    }

    /** Until it is certain: a second deletion finds nothing. */
    private void delete(Submission submission) throws InterruptedException {
        boolean mayBeGone = submission.deletionInDoubt();
        Answer answer = gateways.delete("/api/tasks/" + submission.id());
        if (answer.done() || (mayBeGone && answer.status() == 404)) {
            submission.deleted(true);
            submission.doneWithWhim();
        } else if (!answer.refused()) {
            submission.deleted(false);
        }
    }
}
