package io.greenroom.gateway.tasks;

import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.problems.Problem;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which engine renders a task: the one that its params name, else the default. */
@Component
class Engines {

    private static final Set<String> BUILT_IN = Set.of("ffmpeg", "heygem", "heygem-http", "command");

    private final JdbcClient jdbc;
    private final String standard;

    Engines(JdbcClient jdbc, GatewaySettings settings) {
        this.jdbc = jdbc;
        this.standard = settings.defaultEngine();
    }

    /** @throws io.greenroom.gateway.problems.ProblemException {@code validation_failed}, {@code engine_unknown} */
    String of(Map<String, Object> params) {
        Object named = params.get("engine");
        if (named == null) {
            return standard;
        }
        if (!(named instanceof String engine)) {
            throw Problem.VALIDATION_FAILED.at("params.engine", "must be the name of an engine");
        }
        boolean plausible = GatewaySettings.ENGINE_NAME.matcher(engine).matches();
        if (!plausible || !(BUILT_IN.contains(engine) || engine.equals(standard) || everOffered(engine))) {
            throw Problem.ENGINE_UNKNOWN.at("params.engine", "is no engine that a worker has ever offered");
        }
        return engine;
    }

    /** The lane is made once and never removed; an insert each time would wait for the dispatcher's lock on it. */
    void openLane(String engine) {
        boolean open = jdbc.sql("select count(*) from dispatch_lanes where engine = :engine")
                        .param("engine", engine)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!open) {
            jdbc.sql("insert ignore into dispatch_lanes (engine, created_at) values (:engine, now(6))")
                    .param("engine", engine)
                    .update();
        }
    }

    private boolean everOffered(String engine) {
        return jdbc.sql("select count(*) from worker_engines where engine = :engine")
                        .param("engine", engine)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
