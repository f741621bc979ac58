package io.greenroom.gateway.tasks;

import io.greenroom.gateway.problems.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tasks were submitted with, as conditions of a {@link TaskFilter}: all must hold.
 *
 * @param externalId exactly this; null for all
 * @param batchId null for all
 * @param labels exactly this text for each name, whatever else there is; a null text: any
 */
record TaskMarks(@Nullable String externalId, @Nullable UUID batchId, Map<String, @Nullable String> labels) {

    static final TaskMarks NONE = new TaskMarks(null, null, Map.of());

    /** Each is a look into an index for each task. */
    private static final int MOST_LABELS = 8;

    /** @param labels {@code name:text}, or a name alone where any text will do; null for none */
    static TaskMarks of(@Nullable String externalId, @Nullable UUID batchId, String @Nullable [] labels) {
        Map<String, @Nullable String> named = new LinkedHashMap<>();
        for (String label : labels == null ? new String[0] : labels) {
            int colon = label.indexOf(':');
            named.put(colon < 0 ? label : label.substring(0, colon), colon < 0 ? null : label.substring(colon + 1));
        }
        return new TaskMarks(externalId, batchId, named);
    }

    /** Refuses as {@code validation_failed} what can be no label's name. */
    void check(String field) {
        if (labels.size() > MOST_LABELS) {
            throw Problem.VALIDATION_FAILED.at(field, "names more than " + MOST_LABELS + " labels");
        }
        if (!labels.keySet().stream().allMatch(Labels::isName)) {
            throw Problem.VALIDATION_FAILED.at(field, "must be a label's name, or name:text");
        }
    }

    /** Continues a where clause of a query of tasks. */
    String clause() {
        StringBuilder clause = new StringBuilder();
        if (externalId != null) {
            clause.append("  and external_id = :externalId\n");
        }
        if (batchId != null) {
            clause.append("  and batch_id = :batch\n");
        }
        int i = 0;
        for (String text : labels.values()) {
            // Without "or": a database that cannot tell how rare a text is would look at task after task.
            clause.append("""
                      and tasks.id in (select task_labels.task_id
                                       from task_labels
                                       where task_labels.workspace_id = tasks.workspace_id
                                         and task_labels.name = :label%d%s)
                    """.formatted(i, text == null ? "" : " and task_labels.value = :text" + i));
            i++;
        }
        return clause.toString();
    }

    /** Gives {@link #clause} its parameters. */
    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
        int i = 0;
        for (Map.Entry<String, @Nullable String> label : labels.entrySet()) {
            query.param("label" + i, label.getKey()).param("text" + i, label.getValue());
            i++;
        }
        return query.param("externalId", externalId).param("batch", batchId == null ? null : batchId.toString());
    }
}
