package io.greenroom.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Binding.DestinationType;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;

/**
 * Every exchange, queue and route, once. All of it is durable and declared without arguments, which RabbitMQ and
 * Qpid Broker-J understand alike; whoever connects declares what it needs, in any order.
 */
public final class Topology {

    public static final String TASKS = "greenroom.tasks";
    public static final String EVENTS = "greenroom.events";
    public static final String CONTROL = "greenroom.control";
    public static final String LIVE = "greenroom.live";

    public static final String GATEWAY_EVENTS = "greenroom.gateway.events";
    public static final String GATEWAY_HEARTBEATS = "greenroom.gateway.heartbeats";
    public static final String THUMBNAIL = "greenroom.thumbnail";
    /** Messages that nobody could read wait here for a person. */
    public static final String PARKING = "greenroom.parking";

    private static final String GATEWAY = "gateway";
    private static final String RENDER_WORKER = "render-worker";
    private static final String THUMBNAIL_WORKER = "thumbnail-worker";
    private static final String EACH_WORKER = "<one a worker>";
    private static final String EACH_GATEWAY = "<one a gateway>";

    /** The message table: one row per record. */
    public static final List<Route> ROUTES = List.of(
            new Route(TaskSubmitted.class, TASKS, renderKey("<engine>"), renderQueue("<engine>"), RENDER_WORKER),
            new Route(ThumbnailRequested.class, TASKS, "thumbnail", THUMBNAIL, THUMBNAIL_WORKER),
            new Route(ProbeRequested.class, TASKS, "probe", THUMBNAIL, THUMBNAIL_WORKER),
            new Route(RenderStarted.class, EVENTS, "task.started", GATEWAY_EVENTS, GATEWAY),
            new Route(RenderProgressed.class, EVENTS, "task.progressed", GATEWAY_EVENTS, GATEWAY),
            new Route(RenderNoted.class, EVENTS, "task.noted", GATEWAY_EVENTS, GATEWAY),
            new Route(RenderCompleted.class, EVENTS, "task.completed", GATEWAY_EVENTS, GATEWAY),
            new Route(RenderFailed.class, EVENTS, "task.failed", GATEWAY_EVENTS, GATEWAY),
            new Route(RenderStopped.class, EVENTS, "task.stopped", GATEWAY_EVENTS, GATEWAY),
            new Route(ThumbnailReady.class, EVENTS, "thumbnail.ready", GATEWAY_EVENTS, GATEWAY),
            new Route(ThumbnailFailed.class, EVENTS, "thumbnail.failed", GATEWAY_EVENTS, GATEWAY),
            new Route(MediaProbed.class, EVENTS, "media.probed", GATEWAY_EVENTS, GATEWAY),
            new Route(WorkerHeartbeat.class, EVENTS, "worker.heartbeat", GATEWAY_HEARTBEATS, GATEWAY),
            new Route(GatewayPinged.class, EVENTS, "gateway.ping", GATEWAY_HEARTBEATS, GATEWAY),
            new Route(StopRun.class, CONTROL, "", EACH_WORKER, RENDER_WORKER),
            new Route(DrainWorker.class, CONTROL, "", EACH_WORKER, RENDER_WORKER),
            new Route(ResumeWorker.class, CONTROL, "", EACH_WORKER, RENDER_WORKER),
            new Route(TaskChanged.class, LIVE, "", EACH_GATEWAY, GATEWAY),
            new Route(TaskDeleted.class, LIVE, "", EACH_GATEWAY, GATEWAY),
            new Route(HumanChanged.class, LIVE, "", EACH_GATEWAY, GATEWAY),
            new Route(WorkerChanged.class, LIVE, "", EACH_GATEWAY, GATEWAY),
            new Route(StatsChanged.class, LIVE, "", EACH_GATEWAY, GATEWAY),
            new Route(KeyRevoked.class, LIVE, "", EACH_GATEWAY, GATEWAY));

    private static final Map<Class<? extends Message>, Route> BY_PAYLOAD =
            ROUTES.stream().collect(Collectors.toUnmodifiableMap(Route::payload, Function.identity()));

    private Topology() {}

    /** The queue in which tasks for this engine wait. */
    public static String renderQueue(String engine) {
        return "greenroom.render." + engine;
    }

    static String renderKey(String engine) {
        return "render." + engine;
    }

    static Route routeOf(Class<? extends Message> payload) {
        Route route = BY_PAYLOAD.get(payload);
        if (route == null) {
            throw new IllegalStateException(payload.getName() + " has no row in Topology.ROUTES");
        }
        return route;
    }

    /** All that does not depend on an engine. */
    public static Declarables standing() {
        List<Declarable> all = new ArrayList<>(List.of(
                new TopicExchange(TASKS),
                new TopicExchange(EVENTS),
                new FanoutExchange(CONTROL),
                new FanoutExchange(LIVE),
                new Queue(GATEWAY_EVENTS),
                new Queue(GATEWAY_HEARTBEATS),
                new Queue(THUMBNAIL),
                new Queue(PARKING)));
        ROUTES.stream()
                .filter(Route::mandatory)
                .filter(route -> route.payload() != TaskSubmitted.class)
                .map(route -> bind(route.queue(), route.exchange(), route.key()))
                .forEach(all::add);
        return new Declarables(all);
    }

    /** The queue of one engine; needs the exchanges of {@link #standing()}. */
    public static Declarables engine(String engine) {
        return new Declarables(new Queue(renderQueue(engine)), bind(renderQueue(engine), TASKS, renderKey(engine)));
    }

    private static Binding bind(String queue, String exchange, String key) {
        return new Binding(queue, DestinationType.QUEUE, exchange, key, null);
    }
}
