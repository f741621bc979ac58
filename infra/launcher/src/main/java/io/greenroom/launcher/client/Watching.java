package io.greenroom.launcher.client;

import tools.jackson.databind.JsonNode;

/** Follows one task before a person's eyes, or for a program. */
final class Watching {
    private Watching() {}

    /**
     * Returns the task once it is completed.
     *
     * @param json whether to print the task as one line of JSON at each change
     * @throws GatewayFailure if it ends without a video
     */
    static Task toTheEnd(GatewayClient gateway, String id, boolean json) {
        Follower follower = new Follower(gateway);
        Task ended = json ? follower.follow(id, new JsonLines()::show) : drawn(follower, id);
        if (!ended.completed()) {
            throw GatewayFailure.ended(ended.ending());
        }
        return ended;
    }

    private static Task drawn(Follower follower, String id) {
        Progress progress = Progress.ofEveryChange(System.out, Boolean.getBoolean("greenroom.terminal"));
        try {
            return follower.follow(id, progress::show);
        } finally {
            progress.end();
        }
    }

    /** What is the same as before is not printed again. */
    private static final class JsonLines {
        private JsonNode shown = Json.object();

        void show(Task task) {
            if (!task.json().equals(shown)) {
                shown = task.json();
                System.out.println(Json.write(shown));
            }
        }
    }
}
