package io.greenroom.faults.check;

import io.greenroom.faults.client.Submission;
import io.greenroom.faults.evidence.TaskRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Accepted = rows = terminal: what was accepted is there once, what is there was asked for, and all of it has ended. */
public final class Accounts {

    private Accounts() {}

    public static Verdict of(List<Submission> submissions, List<TaskRow> tasks) {
        List<String> broken = new ArrayList<>();
        Map<String, Submission> asked = new HashMap<>();
        submissions.forEach(submission -> asked.put(submission.name(), submission));
        Map<String, TaskRow> rows = new HashMap<>();
        int found = 0;
        for (TaskRow task : tasks) {
            Submission submission = asked.get(task.name());
            if (rows.put(task.name(), task) != null) {
                broken.add("task " + task.id() + " is the second for one submission (" + task.name() + ")");
            } else if (submission == null) {
                broken.add("task " + task.id() + " was asked for by nobody (" + task.name() + ")");
            } else if (submission.deleted()) {
                broken.add("task " + task.id() + " was deleted and is there");
            } else if (submission.id() == null) {
                found++;
            }
            if (!task.ended()) {
                broken.add("task " + task.id() + " has not ended: it is " + task.status());
            }
        }
        for (Submission submission : submissions) {
            if (submission.id() != null && !submission.deleted() && !rows.containsKey(submission.name())) {
                broken.add("task " + submission.id() + " was accepted and is lost");
            }
        }
        return new Verdict("accepted = rows = terminal", figures(submissions, tasks, found), broken);
    }

    private static String figures(List<Submission> submissions, List<TaskRow> tasks, int found) {
        long accepted = submissions.stream().filter(one -> one.id() != null).count();
        long deleted = submissions.stream().filter(Submission::deleted).count();
        return accepted + " answered with 201 + " + found + " of " + (submissions.size() - accepted)
                + " whose answer was lost - " + deleted + " deleted = " + (accepted + found - deleted) + "; rows "
                + tasks.size() + ", terminal "
                + tasks.stream().filter(TaskRow::ended).count() + " "
                + byEnd(tasks);
    }

    /** Such as {@code {completed=50, failed input_invalid=3}}. */
    private static Map<String, Long> byEnd(List<TaskRow> tasks) {
        return tasks.stream()
                .filter(TaskRow::ended)
                .collect(Collectors.groupingBy(
                        task -> task.status() + (task.status().equals("failed") ? " " + task.errorCode() : ""),
                        TreeMap::new,
                        Collectors.counting()));
    }
}
