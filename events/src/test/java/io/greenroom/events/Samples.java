package io.greenroom.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One message of every type, always the same. */
final class Samples {

    private static final UUID EVENT = UUID.fromString("01930000-0000-7000-8000-0000000000e1");
    private static final UUID TASK = UUID.fromString("01930000-0000-7000-8000-0000000000a1");
    private static final UUID RUN = UUID.fromString("01930000-0000-7000-8000-0000000000b1");
    private static final UUID OTHER = UUID.fromString("01930000-0000-7000-8000-0000000000c1");
    private static final UUID WORKSPACE = UUID.fromString("01930000-0000-7000-8000-0000000000d1");
    private static final String WORKER = "gpu-1@5f0c";
    private static final Instant AT = Instant.parse("2026-11-24T10:15:30.123Z");
    private static final String SHA = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static final List<Message> ALL = List.of(
            new TaskSubmitted(
                    task(),
                    "ffmpeg",
                    new StoredObject("files/v", 1_000, SHA),
                    new StoredObject("files/a", 500, SHA),
                    Map.of("crf", 20),
                    List.of("gpu-2")),
            new ThumbnailRequested(
                    plain(), PictureKind.POSTER, Subject.HUMAN, OTHER, "files/v", "posters/human/c1-1.jpg"),
            new ProbeRequested(plain(), OTHER, "files/v"),
            new StopRun(new Header(EVENT, 1, TASK, 2, RUN, null, 0, AT), StopReason.CANCELLED),
            new DrainWorker(worker(), "quarantined until 12:30 UTC"),
            new ResumeWorker(worker(), 1),
            new RenderStarted(run(1), "ffmpeg"),
            new RenderProgressed(run(2), 42, Stage.RENDER, false, 61_000L),
            new RenderNoted(run(2), Note.STAGE_ENDED, Map.of("stage", "fetch", "seconds", 1.2)),
            new RenderCompleted(
                    run(3), new StoredObject("results/a1/b1.mp4", 9_000, SHA), 6_000, Map.of("frames", 150)),
            RenderFailed.of(
                    run(3), FailureReason.VIDEO_TOO_SHORT, Map.of("frames", 1, "least", 2), List.of("moov missing")),
            new RenderStopped(run(3), StopReason.DRAINED),
            new ThumbnailReady(
                    plain(),
                    PictureKind.POSTER,
                    Subject.TASK,
                    TASK,
                    new StoredObject("posters/task/a1-1.jpg", 700, SHA)),
            new ThumbnailFailed(plain(), null, Subject.FILE, OTHER, "The file cannot be read.", true),
            new MediaProbed(
                    plain(),
                    OTHER,
                    8_000L,
                    new VideoStream("h264", 1280, 720, 25, 90),
                    new AudioStream("aac", 48_000, 2)),
            new WorkerHeartbeat(
                    worker(),
                    "gpu-1",
                    WorkerHeartbeat.State.READY,
                    null,
                    List.of(new WorkerHeartbeat.EngineOffer(
                            "ffmpeg",
                            false,
                            List.of(new WorkerHeartbeat.Param(
                                    "crf", WorkerHeartbeat.Param.Type.INTEGER, 10.0, 40.0, List.of(), 20)))),
                    1,
                    List.of(new WorkerHeartbeat.Slot(0, TASK, 2, RUN, 42, Stage.RENDER)),
                    Map.of("ffmpeg", "7.1.1"),
                    List.of(new WorkerHeartbeat.Gpu("RTX 4090", 24_564, 3_000, 80)),
                    List.of(
                            WorkerHeartbeat.Check.of(
                                    "disk",
                                    WorkerHeartbeat.Check.Level.OK,
                                    Finding.DISK_FREE,
                                    Map.of("gib", "120.0", "directory", "/work")),
                            new WorkerHeartbeat.Check("gpu", WorkerHeartbeat.Check.Level.OK, "RTX 4090"))),
            new GatewayPinged(plain(), "gateway-1"),
            new TaskChanged(task(), WORKSPACE, 7),
            new TaskDeleted(task(), WORKSPACE),
            new HumanChanged(plain(), OTHER, WORKSPACE, 3),
            new WorkerChanged(worker()),
            new StatsChanged(plain(), WORKSPACE),
            new KeyRevoked(plain(), OTHER));

    private Samples() {}

    private static Header task() {
        return new Header(EVENT, 1, TASK, 2, null, null, 0, AT);
    }

    private static Header run(long sequence) {
        return new Header(EVENT, 1, TASK, 2, RUN, WORKER, sequence, AT);
    }

    private static Header worker() {
        return new Header(EVENT, 1, null, 0, null, WORKER, 0, AT);
    }

    private static Header plain() {
        return new Header(EVENT, 1, null, 0, null, null, 0, AT);
    }
}
