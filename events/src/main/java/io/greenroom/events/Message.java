package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Everything that travels through the broker. The list is closed: what is not on it is never read, whatever a
 * message's headers claim.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TaskSubmitted.class, name = "task_submitted"),
    @JsonSubTypes.Type(value = ThumbnailRequested.class, name = "thumbnail_requested"),
    @JsonSubTypes.Type(value = ProbeRequested.class, name = "probe_requested"),
    @JsonSubTypes.Type(value = StopRun.class, name = "stop_run"),
    @JsonSubTypes.Type(value = DrainWorker.class, name = "drain_worker"),
    @JsonSubTypes.Type(value = ResumeWorker.class, name = "resume_worker"),
    @JsonSubTypes.Type(value = RenderStarted.class, name = "render_started"),
    @JsonSubTypes.Type(value = RenderProgressed.class, name = "render_progressed"),
    @JsonSubTypes.Type(value = RenderNoted.class, name = "render_noted"),
    @JsonSubTypes.Type(value = RenderCompleted.class, name = "render_completed"),
    @JsonSubTypes.Type(value = RenderFailed.class, name = "render_failed"),
    @JsonSubTypes.Type(value = RenderStopped.class, name = "render_stopped"),
    @JsonSubTypes.Type(value = ThumbnailReady.class, name = "thumbnail_ready"),
    @JsonSubTypes.Type(value = ThumbnailFailed.class, name = "thumbnail_failed"),
    @JsonSubTypes.Type(value = MediaProbed.class, name = "media_probed"),
    @JsonSubTypes.Type(value = WorkerHeartbeat.class, name = "worker_heartbeat"),
    @JsonSubTypes.Type(value = GatewayPinged.class, name = "gateway_pinged"),
    @JsonSubTypes.Type(value = TaskChanged.class, name = "task_changed"),
    @JsonSubTypes.Type(value = TaskDeleted.class, name = "task_deleted"),
    @JsonSubTypes.Type(value = HumanChanged.class, name = "human_changed"),
    @JsonSubTypes.Type(value = WorkerChanged.class, name = "worker_changed"),
    @JsonSubTypes.Type(value = StatsChanged.class, name = "stats_changed"),
    @JsonSubTypes.Type(value = KeyRevoked.class, name = "key_revoked"),
})
public sealed interface Message
        permits TaskSubmitted,
                ThumbnailRequested,
                ProbeRequested,
                ControlMessage,
                RunEvent,
                MediaEvent,
                WorkerHeartbeat,
                GatewayPinged,
                LiveMessage {

    /** What the message says of itself. */
    Header header();

    /** Where the message goes: the one row of {@link Topology#ROUTES} for its type. */
    @JsonIgnore
    default Route route() {
        return Topology.routeOf(getClass());
    }
}
