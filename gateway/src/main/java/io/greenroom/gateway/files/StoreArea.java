package io.greenroom.gateway.files;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What lies where in the bucket, and whose it is. A key of another shape is not ours, or a later version's. */
public enum StoreArea {
    /** {@code files/{file}}: uploads. */
    UPLOADS("files/", "(?<owner>ID)"),
    /** {@code uploads/{upload}/{part}}: what is left over after the whole parts of an upload that is not all here. */
    LEFT_OVER("uploads/", "(?<owner>ID)/\\d+"),
    /** {@code results/{task}/{run}.mp4}: what a run has rendered. */
    RESULTS("results/", "(?<owner>ID)/(?<run>ID)\\.mp4"),
    /** {@code runs/{task}/{run}.log.gz}: what a run's engine said. */
    OUTPUTS("runs/", "(?<owner>ID)/(?<run>ID)\\.log\\.gz"),
    /** {@code posters/human/{human}-{version}.jpg} */
    HUMAN_POSTERS("posters/human/", "(?<owner>ID)-\\d+\\.jpg"),
    /** {@code posters/task/{task}-{attempt}.jpg} and {@code ..-storyboard.jpg} */
    TASK_PICTURES("posters/task/", "(?<owner>ID)-\\d+(-storyboard)?\\.jpg"),
    /** {@code prepared/{sha256 of an upload}/{profile}.mp4}: a presenter's video made fit for engines. */
    PREPARED("prepared/", "(?<owner>[0-9a-f]{64})/[a-z-]+\\.mp4");

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final String prefix;
    private final Pattern key;

    StoreArea(String prefix, String rest) {
        this.prefix = prefix;
        this.key = Pattern.compile(Pattern.quote(prefix) + rest.replace("ID", ID));
    }

    /**
     * A key taken apart.
     *
     * @param owner the id of the file, task or digital human that it belongs to; of a prepared video the SHA-256 of its source
     * @param run null where it is not a run's
     */
    public record Owned(String key, String owner, @Nullable String run) {}

    /** What all its keys start with. */
    public String prefix() {
        return prefix;
    }

    /** The key of that name in here. */
    public String key(String name) {
        return prefix + name;
    }

    /** Null for a key that is not of the shape that belongs here. */
    public @Nullable Owned owned(String objectKey) {
        Matcher parts = key.matcher(objectKey);
        if (!parts.matches()) {
            return null;
        }
        boolean ofRun = this == RESULTS || this == OUTPUTS;
        return new Owned(objectKey, parts.group("owner"), ofRun ? parts.group("run") : null);
    }

    /** Prefixes under which everything is that task's. */
    public static List<String> prefixesOfTask(UUID task) {
        return List.of(RESULTS.key(task + "/"), OUTPUTS.key(task + "/"), TASK_PICTURES.key(task + "-"));
    }
}
