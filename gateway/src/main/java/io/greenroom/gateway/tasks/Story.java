package io.greenroom.gateway.tasks;

import io.greenroom.events.Note;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderNoted;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.StopReason;
import io.greenroom.gateway.tasks.LogLine.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the moves of a locked task tell, line by line, each with the state that the task is in by then. */
final class Story {

    private final Task task;
    private final List<LogLine> lines = new ArrayList<>();

    Story(Task task) {
        this.task = task;
    }

    /** Not yet stored, in order. */
    List<LogLine> lines() {
        return lines;
    }

    void started() {
        say(Milestone.STARTED, Map.of("worker", task.workerName(), "attempt", task.attempt()));
    }

    void progressed(RenderProgressed event) {
        Milestone what = event.estimated() ? Milestone.PROGRESS_ESTIMATED : Milestone.PROGRESSED;
        lines.add(LogLine.of(
                event, task.status, what, Map.of("stage", event.stage().word(), "percent", task.progress)));
    }

    void noted(RenderNoted event) {
        Note note = event.note();
        Level level = Level.valueOf(note.level().name());
        lines.add(LogLine.of(event, task.status, level, note.sentence(event.args()))
                .coded(note.word(), event.args()));
    }

    void workerSilent(Duration grace) {
        say(Milestone.WORKER_SILENT, Map.of("worker", task.workerName(), "minutes", grace.toMinutes()));
    }

    void workerHeard() {
        say(Milestone.WORKER_HEARD, Map.of("worker", task.workerName()));
    }

    /** As the run told it, with what its engine said last. */
    void failed(RenderFailed event, Failure why) {
        lines.add(LogLine.of(event, task.status, Level.WARN, why.code().word() + ": " + why.message())
                .coded(why));
        if (!event.lastLines().isEmpty()) {
            say(Milestone.ENGINE_SAID, Map.of("lines", LogLine.fitting(String.join("\n", event.lastLines()))));
        }
    }

    /** As the gateway judges. */
    void failed(Failure why) {
        lines.add(LogLine.own(task, Level.WARN, why.code().word() + ": " + why.message())
                .coded(why));
    }

    void attemptCompleted(RenderCompleted event) {
        Map<String, Object> args = attempt(event.run().attempt());
        args.put("video_seconds", event.durationMillis() / 1000.0);
        args.put("bytes", event.result().bytes());
        lines.add(LogLine.of(event, task.status, Milestone.ATTEMPT_COMPLETED, args));
    }

    void attemptFailed(Failure why) {
        Map<String, Object> args = attempt(task.attempt());
        args.put("code", why.code().word());
        say(Milestone.ATTEMPT_FAILED, args);
    }

    void attemptStopped(StopReason reason) {
        Map<String, Object> args = attempt(task.attempt());
        args.put("stop", reason.name().toLowerCase(Locale.ROOT));
        say(Milestone.ATTEMPT_STOPPED, args);
    }

    /** The next attempt and when. */
    void follows(Aftermath next) {
        Milestone what = next.cost() == Aftermath.Cost.ATTEMPT ? Milestone.TRIED_AGAIN : Milestone.HANDED_BACK;
        say(what, Map.of("attempt", task.attempt(), "seconds", next.delay().toSeconds()));
    }

    void ended(Failure why) {
        lines.add(LogLine.own(task, Level.ERROR, "Failed: " + why.message()).coded(why));
    }

    void cancelled() {
        say(Milestone.CANCELLED, Map.of());
    }

    void askedAgain() {
        say(Milestone.ASKED_AGAIN, Map.of("attempt", task.attempt()));
    }

    /** What each line that ends an attempt tells. */
    private Map<String, Object> attempt(int which) {
        double seconds = Math.round(task.runSeconds * 10) / 10.0;
        return new HashMap<>(Map.of("attempt", which, "worker", task.workerName(), "seconds", seconds));
    }

    private void say(Milestone what, Map<String, Object> args) {
        lines.add(LogLine.own(task, what.level(), what.sentence(args)).coded(what.word(), args));
    }
}
