package io.greenroom.gateway.recording;

import io.greenroom.events.FailureCode;
import io.greenroom.events.FailureReason;
import io.greenroom.events.Header;
import io.greenroom.events.Note;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderNoted;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.RenderStopped;
import io.greenroom.events.Run;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.events.StoredObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a run tells of itself, in short words. */
public final class Told {

    private final Run run;
    private long sequence;

    private Told(Run run) {
        this.run = run;
    }

    public static Told by(Run run) {
        return new Told(run);
    }

    public RenderStarted started() {
        return new RenderStarted(next(), "ffmpeg");
    }

    public RenderProgressed progressed(int percent) {
        return new RenderProgressed(next(), percent, Stage.RENDER, false, null);
    }

    public RenderProgressed progressed(int percent, Long remainingMillis) {
        return new RenderProgressed(next(), percent, Stage.RENDER, false, remainingMillis);
    }

    public RenderNoted noted(Note note, Map<String, Object> args) {
        return new RenderNoted(next(), note, args);
    }

    public RenderCompleted completed() {
        StoredObject video =
                new StoredObject("results/" + run.taskId() + "/" + run.runId() + ".mp4", 1_000, "0".repeat(64));
        return new RenderCompleted(next(), video, 6_000, Map.of("frames", 150));
    }

    public RenderFailed failed(FailureCode code) {
        FailureReason reason = Arrays.stream(FailureReason.values())
                .filter(each -> each.code() == code)
                .findFirst()
                .orElseThrow();
        return new RenderFailed(next(), code, reason, Map.of(), "It went wrong.", List.of("the last line"));
    }

    public RenderFailed failed(FailureReason reason, Map<String, Object> args, String... lastLines) {
        return RenderFailed.of(next(), reason, args, List.of(lastLines));
    }

    public RenderStopped stopped(StopReason reason) {
        return new RenderStopped(next(), reason);
    }

    private Header next() {
        return Header.ofRun(run, ++sequence);
    }
}
