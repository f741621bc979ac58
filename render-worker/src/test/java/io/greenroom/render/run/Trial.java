package io.greenroom.render.run;

import io.greenroom.events.Header;
import io.greenroom.events.Note;
import io.greenroom.events.RenderNoted;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.report.HeldRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run in the hands of a test: a workplace, and what is written into the task's log. */
final class Trial {

    private final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private final Workplace at;

    Trial(Path parent) throws IOException {
        Path directory = Files.createTempDirectory(parent, "run 视频 ");
        var run = new HeldRun(
                new Run(Header.newId(), 1, Header.newId(), "worker"),
                0,
                1,
                cancellation,
                events::add,
                System::nanoTime);
        at = new Workplace(run, directory, new RunOutput(directory.resolve("output.log.gz")));
    }

    Workplace at() {
        return at;
    }

    List<Note> notes() {
        return noted().stream().map(RenderNoted::note).toList();
    }

    Map<String, Object> argsOf(Note note) {
        return noted().stream()
                .filter(noted -> noted.note() == note)
                .findFirst()
                .orElseThrow()
                .args();
    }

    private List<RenderNoted> noted() {
        return events.stream()
                .filter(RenderNoted.class::isInstance)
                .map(RenderNoted.class::cast)
                .toList();
    }
}
