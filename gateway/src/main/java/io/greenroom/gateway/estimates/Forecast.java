package io.greenroom.gateway.estimates;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be expected of tasks, by what is known at one moment. */
public final class Forecast {

    private final Map<String, RenderPace> paces;
    private final Map<String, Lane> lanes;

    Forecast(Map<String, RenderPace> paces, Map<String, Lane> lanes) {
        this.paces = Map.copyOf(paces);
        this.lanes = Map.copyOf(lanes);
    }

    /**
     * When a run will end.
     *
     * @param audioMillis null where that is not known
     * @param remainingMillis as its worker says; null where it says nothing
     * @return null where neither the worker nor past runs tell, or the run takes longer than any of these
     */
    public @Nullable Eta ofRun(
            String engine, @Nullable Long audioMillis, long elapsedMillis, @Nullable Long remainingMillis) {
        RenderPace pace = paces.get(engine);
        if (pace == null) {
            return remainingMillis == null ? null : new Eta(Eta.seconds(remainingMillis), null);
        }
        Expected run = pace.of(audioMillis);
        double p90 = run.p90Millis() - elapsedMillis;
        if (remainingMillis != null) {
            return Eta.ofMillis(remainingMillis, p90);
        }
        return p90 < 0 ? null : Eta.ofMillis(run.likelyMillis() - elapsedMillis, p90);
    }

    /**
     * When a task will have been rendered that waits for its turn.
     *
     * @param ownAhead how many of its workspace and engine go before it
     * @return null where no worker takes tasks for the engine, or no run tells how fast it is
     */
    public @Nullable Eta ofWaiting(
            String engine, String workspace, int priority, long ownAhead, @Nullable Long audioMillis) {
        Lane lane = lanes.get(engine);
        return lane == null ? null : of(engine, lane, lane.ahead(workspace, priority, ownAhead), audioMillis);
    }

    /** The same for one that is on its way to a worker. */
    public @Nullable Eta ofNext(String engine, @Nullable Long audioMillis) {
        Lane lane = lanes.get(engine);
        return lane == null ? null : of(engine, lane, 0, audioMillis);
    }

    private @Nullable Eta of(String engine, Lane lane, long ahead, @Nullable Long audioMillis) {
        RenderPace pace = paces.get(engine);
        if (pace == null) {
            return null;
        }
        Expected run = pace.of(audioMillis);
        return run.after(wait(lane, pace, ahead), pace.typical(), ahead, lane.slots());
    }

    private double wait(Lane lane, RenderPace pace, long ahead) {
        return lane.untilFree(ahead, pace.typical().likelyMillis(), ends(lane));
    }

    private List<Double> ends(Lane lane) {
        return lane.running().stream().map(this::end).toList();
    }

    private double end(Running run) {
        if (run.remainingMillis() != null) {
            return run.remainingMillis();
        }
        RenderPace pace = paces.get(run.engine());
        return pace == null ? 0 : Math.max(0, pace.of(run.audioMillis()).likelyMillis() - run.elapsedMillis());
    }

    /** What a task that is submitted now has to expect. */
    Estimate ofNew(String engine, String workspace, int priority, @Nullable Long audioMillis) {
        Lane lane = lanes.get(engine);
        RenderPace pace = paces.get(engine);
        if (pace == null) {
            return new Estimate(engine, audioMillis, null, null, null, 0);
        }
        Expected run = pace.of(audioMillis);
        int render = Eta.seconds(run.likelyMillis());
        if (lane == null) {
            return new Estimate(engine, audioMillis, null, render, null, pace.runs());
        }
        long ahead = lane.aheadOfAnother(workspace, priority);
        double wait = wait(lane, pace, ahead);
        Eta end = run.after(wait, pace.typical(), ahead, lane.slots());
        return new Estimate(engine, audioMillis, Eta.seconds(wait), render, end.p90Seconds(), pace.runs());
    }
}
