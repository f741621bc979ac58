package io.greenroom.render.report;

import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderStopped;
import io.greenroom.events.RunEvent;

/** Which events end a run. */
public final class EndOfRun {

    private EndOfRun() {}

    public static boolean is(RunEvent event) {
        return event instanceof RenderCompleted || event instanceof RenderFailed || event instanceof RenderStopped;
    }
}
