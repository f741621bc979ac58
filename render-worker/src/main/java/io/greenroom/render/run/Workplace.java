package io.greenroom.render.run;

import io.greenroom.events.Note;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.report.HeldRun;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where one run works and whom it tells.
 *
 * @param directory the run's own, removed after it
 * @param output takes what programs say
 */
record Workplace(HeldRun run, Path directory, RunOutput output) {

    Path file(String name) {
        return directory.resolve(name);
    }

    Cancellation cancellation() {
        return run.cancellation();
    }

    void noted(Note note, Map<String, Object> args) {
        run.noted(note, args);
    }

    void said(String line) {
        output.add(line);
    }
}
