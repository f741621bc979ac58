package io.greenroom.launcher.client;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Shows how far a task is. */
public sealed interface Progress {
    void show(Task task);

    /** Before anything else is printed. */
    void end();

    /** A bar where the output is a terminal; else a line at each new stage and each ten percent. */
    static Progress on(PrintStream out, boolean terminal) {
        return terminal ? new Bar(out, Instant.now()) : new Lines(out, 10);
    }

    /** The same with a line at every change. */
    static Progress ofEveryChange(PrintStream out, boolean terminal) {
        return terminal ? new Bar(out, Instant.now()) : new Lines(out, 1);
    }

    /** One line that is drawn over and over. */
    record Bar(PrintStream out, Instant began) implements Progress {
        private static final int WIDTH = 32;
        /** What stands beside the bar and the time in a terminal of 80 columns: a line that wraps cannot be drawn over. */
        private static final int ROOM = 32;

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
                    Columns.cut(task.doing(), ROOM),
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

    /** A line at each change that counts, for files and pipes. */
    final class Lines implements Progress {
        /** By itself a time leaves out seconds that are 0. */
        private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

        private final PrintStream out;
        private final int step;
        private @Nullable String shown;

        /** @param step percent from one line to the next */
        Lines(PrintStream out, int step) {
            this.out = out;
            this.step = step;
        }

        @Override
        public void show(Task task) {
            String now = task.progress() / step * step + " %  " + task.doing();
            if (!now.equals(shown)) {
                out.println(LocalTime.now().format(TO_THE_SECOND) + "  " + now);
                out.flush();
                shown = now;
            }
        }

        @Override
        public void end() {
            // each line is whole already
        }
    }
}
