package io.greenroom.gateway.engines;

import io.greenroom.events.WorkerHeartbeat.EngineOffer;
import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.problems.FieldProblem;
import io.greenroom.gateway.problems.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which engine params ask for, held against what workers have offered. */
@Component
public class Engines {

    /** May be named before the first worker has come; with whether the mouth follows the audio. */
    private static final Map<String, Boolean> BUILT_IN = Map.of("ffmpeg", false, "heygem", true, "heygem-http", true);

    private static final TypeReference<List<Param>> PARAMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String standard;

    Engines(JdbcClient jdbc, JsonMapper json, GatewaySettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.standard = settings.defaultEngine();
    }

    /**
     * The engine that these params name, else the default. They may hold more than it understands.
     *
     * @throws io.greenroom.gateway.problems.ProblemException {@code engine_unknown}; {@code validation_failed} with each
     *     of its params that it would refuse
     */
    public String of(Map<String, Object> params) {
        String engine = named(params).orElse(standard);
        Optional<List<Param>> offered = offered(engine);
        if (offered.isEmpty() && !BUILT_IN.containsKey(engine) && !engine.equals(standard)) {
            throw Problem.ENGINE_UNKNOWN.at("params.engine", "is no engine that a worker has ever offered");
        }
        List<FieldProblem> wrong = EngineParams.wrong(offered.orElse(List.of()), params);
        if (!wrong.isEmpty()) {
            String fields = wrong.stream().map(FieldProblem::field).collect(Collectors.joining(", "));
            throw Problem.VALIDATION_FAILED.because(engine + " does not take this: check " + fields + ".", wrong);
        }
        return engine;
    }

    /** The same for params that wait for a task: where they name no engine, nobody knows yet what will read them. */
    public void checkIfNamed(Map<String, Object> params) {
        if (named(params).isPresent()) {
            of(params);
        }
    }

    /** All that params may name, by name. */
    List<EngineView> all() {
        Map<String, EngineView> all = new TreeMap<>();
        BUILT_IN.forEach((name, lipSync) -> all.put(name, view(name, lipSync, 0, List.of())));
        all.computeIfAbsent(standard, name -> view(name, false, 0, List.of()));
        jdbc.sql("""
                        select engines.name, engines.lip_sync, engines.params,
                               (select count(*)
                                from worker_engines
                                join workers on workers.id = worker_engines.worker_id
                                where worker_engines.engine = engines.name
                                  and workers.state <> 'stopped'
                                  and workers.last_seen_at > date_sub(now(6), interval 30 second)) live_workers
                        from engines
                        """)
                .query((row, number) -> view(
                        row.getString("name"),
                        row.getBoolean("lip_sync"),
                        row.getInt("live_workers"),
                        json.readValue(row.getString("params"), PARAMS)))
                .list()
                .forEach(engine -> all.put(engine.name(), engine));
        return List.copyOf(all.values());
    }

    private EngineView view(String name, boolean lipSync, int liveWorkers, List<Param> params) {
        return new EngineView(name, name.equals(standard), lipSync, liveWorkers, ParamsSchema.of(params));
    }

    /** A worker offers these; in the order of their names, which no two workers can deadlock on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void heard(List<EngineOffer> offers) {
        offers.stream()
                .sorted(Comparator.comparing(EngineOffer::name))
                .forEach(offer -> jdbc.sql("""
                        insert into engines (name, lip_sync, params, last_offered_at)
                        values (:name, :lipSync, :params, now(6))
                        on duplicate key update lip_sync = :lipSync, params = :params, last_offered_at = now(6)
                        """)
                        .param("name", offer.name())
                        .param("lipSync", offer.lipSync())
                        .param("params", json.writeValueAsString(offer.params()))
                        .update());
    }

    /** The lane is made once and never removed; an insert each time would wait for another that opens it. */
    public void openLane(String engine) {
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

    private static Optional<String> named(Map<String, Object> params) {
        Object named = params.get("engine");
        if (named == null) {
            return Optional.empty();
        }
        if (!(named instanceof String engine)) {
            throw Problem.VALIDATION_FAILED.at("params.engine", "must be the name of an engine");
        }
        if (!GatewaySettings.ENGINE_NAME.matcher(engine).matches()) {
            throw Problem.ENGINE_UNKNOWN.at("params.engine", "is no name of an engine");
        }
        return Optional.of(engine);
    }

    /** What it understands; empty when no worker has ever offered it. */
    private Optional<List<Param>> offered(String engine) {
        return jdbc.sql("select params from engines where name = :name")
                .param("name", engine)
                .query(String.class)
                .optional()
                .map(params -> json.readValue(params, PARAMS));
    }
}
