package io.greenroom.faults.check;

import io.greenroom.faults.client.Submission;
import io.greenroom.faults.evidence.LogRow;
import io.greenroom.faults.evidence.TaskRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One terminal log row for each submission and each retry by hand: a task ends once, stays ended until a person opens it
 * again, and then ends once more.
 */
public final class Endings {

    private final Map<UUID, Submission> submissions = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private int endings;
    private int retries;

    private Endings(List<Submission> all) {
        all.stream().filter(one -> one.id() != null).forEach(one -> submissions.put(one.id(), one));
    }

    /** @param logs by task, each story in its order */
    public static Verdict of(List<Submission> submissions, List<TaskRow> tasks, Map<UUID, List<LogRow>> logs) {
        Endings endings = new Endings(submissions);
        tasks.forEach(task -> endings.look(task, logs.getOrDefault(task.id(), List.of())));
        return new Verdict(
                "one terminal log row per submission or retry by hand",
                tasks.size() + " tasks + " + endings.retries + " retries, terminal rows " + endings.endings,
                endings.broken);
    }

    private void look(TaskRow task, List<LogRow> story) {
        int opened = 0;
        boolean ended = false;
        for (LogRow row : story) {
            boolean ends = TaskRow.ended(row.status());
            if (ended && ends) {
                broken.add("task " + task.id() + " ended twice: log row " + row.id() + " says " + row.status());
            } else if (ended && !row.status().equals("pending")) {
                broken.add("task " + task.id() + " went on after its end: log row " + row.id());
            } else if (ended) {
                opened++;
            }
            endings += ends ? 1 : 0;
            ended = ends;
        }
        retries += opened;
        if (task.ended() != ended
                || story.isEmpty()
                || !story.get(story.size() - 1).status().equals(task.status())) {
            broken.add("task " + task.id() + " is " + task.status() + " and its story does not end so");
        }
        Submission submission = submissions.get(task.id());
        int least = submission == null ? 0 : submission.retries();
        int most = submission == null ? 0 : least + submission.unsureRetries();
        if (opened < least || opened > most) {
            broken.add("task " + task.id() + " was opened again " + opened + " times, its customer asked for " + least
                    + (most > least ? " to " + most : ""));
        }
    }
}
