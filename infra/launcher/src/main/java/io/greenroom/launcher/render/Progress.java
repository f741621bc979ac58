package io.greenroom.launcher.render;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shows how far a task is. */
sealed interface Progress {
    void show(Task task);

    /** Before anything else is printed. */
    void end();

    static Progress on(PrintStream out, boolean terminal) {
        return terminal ? new Bar(out, Instant.now()) : new Lines(out);
    }

    private static String stage(Task task) {
        return task.stage() == null ? task.status() : task.stage();
    }

    /** One line that is drawn over and over. */
    record Bar(PrintStream out, Instant began) implements Progress {
        private static final int WIDTH = 32;
        private static final String BACK_AND_CLEAR = "\r\u001b[K";

        @Override
        public void show(Task task) {
            int full = WIDTH * task.progress() / 100;
            Duration taken = Duration.between(began, Instant.now());
            out.printf(
                    "%s[%s%s] %3d %%  %s  %d:%02d",
                    BACK_AND_CLEAR,
                    "#".repeat(full),
                    "-".repeat(WIDTH - full),
                    task.progress(),
                    stage(task),
                    taken.toMinutes(),
                    taken.toSecondsPart());
            out.flush();
        }

        @Override
        public void end() {
            out.print(BACK_AND_CLEAR);
            out.flush();
        }
    }

    /** A line at each new stage and each ten percent, for files and pipes. */
    final class Lines implements Progress {
        private final PrintStream out;
        private @Nullable String shown;

        Lines(PrintStream out) {
            this.out = out;
        }

        @Override
        public void show(Task task) {
            String now = stage(task) + " " + task.progress() / 10 * 10 + " %";
            if (!now.equals(shown)) {
                out.println(now);
                shown = now;
            }
        }

        @Override
        public void end() {
            // each line is whole already
        }
    }
}
