package io.greenroom.faults.check;

import io.greenroom.faults.evidence.TaskRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When all has ended nothing is held any more: no lease, no lock, no message to render, no process. */
public final class Leftovers {

    private Leftovers() {}

    /**
     * @param locksFree whether every row that gateways lock could be locked
     * @param messages by queue: what lay in it once its readers had stopped, so that unacknowledged ones are among them
     * @param processes that should not be there, one line each
     */
    public static Verdict of(
            List<TaskRow> tasks, boolean locksFree, Map<String, Long> messages, List<String> processes) {
        List<String> broken = new ArrayList<>();
        tasks.stream()
                .filter(TaskRow::leased)
                .forEach(task -> broken.add("task " + task.id() + " is " + task.status() + " and holds a lease"));
        if (!locksFree) {
            broken.add("a row is still locked");
        }
        messages.forEach((queue, count) -> {
            if (count > 0) {
                broken.add(count + " messages are left in " + queue);
            }
        });
        processes.forEach(process -> broken.add("a process is left: " + process));
        return new Verdict(
                "nothing is left behind",
                "leases " + tasks.stream().filter(TaskRow::leased).count() + ", locks " + (locksFree ? 0 : "some")
                        + ", messages "
                        + messages.values().stream().mapToLong(Long::longValue).sum() + " in " + messages.keySet()
                        + ", processes " + processes.size(),
                broken);
    }
}
