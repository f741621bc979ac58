package io.greenroom.gateway.estimates;

import io.greenroom.gateway.database.CostlyAnswers;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows what to expect; what it knows is some seconds old at most. */
@Component
public class Forecasts {

    private static final String ALL = "";

    private final CostlyAnswers<String, Map<String, RenderPace>> paces;
    private final CostlyAnswers<String, Map<String, Lane>> lanes;

    Forecasts(PastRuns runs, Backlog backlog) {
        this.paces = new CostlyAnswers<>(all -> paces(runs));
        this.lanes = new CostlyAnswers<>(all -> backlog.lanes());
    }

    /** Of what is in that database. */
    public static Forecasts of(JdbcClient jdbc) {
        return new Forecasts(new PastRuns(jdbc), new Backlog(jdbc));
    }

    /** For runs alone: it knows of no lines. */
    public Forecast ofRuns() {
        return new Forecast(paces.about(ALL), Map.of());
    }

    /** For whatever waits or runs. */
    public Forecast ofAll() {
        return new Forecast(paces.about(ALL), lanes.about(ALL));
    }

    private static Map<String, RenderPace> paces(PastRuns runs) {
        Map<String, RenderPace> paces = new HashMap<>();
        runs.newest(RenderPace.LOOKS_BACK).forEach((engine, past) -> paces.put(engine, RenderPace.of(past)));
        return paces;
    }
}
