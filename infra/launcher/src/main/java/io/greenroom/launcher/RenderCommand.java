package io.greenroom.launcher;

import io.greenroom.launcher.render.RenderJob;
import io.greenroom.launcher.render.RenderRequest;
import io.greenroom.launcher.render.Rendered;
import io.greenroom.launcher.stack.Settings;
import io.greenroom.launcher.stack.StackUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Renders one video, on the stack that runs or on one started for it. Ends with 0 only when the video was checked. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = {
            "Renders one video: starts what is not running, submits, follows, writes the file.",
            "Without arguments it takes the samples that come with Greenroom."
        })
final class RenderCommand implements Callable<Integer> {
    @Option(names = "--video", paramLabel = "FILE", description = "The digital human: a video of a presenter.")
    private @Nullable Path video;

    @Option(names = "--audio", paramLabel = "FILE", description = "What it says.")
    private @Nullable Path audio;

    @Option(names = "--out", paramLabel = "FILE", description = "Default: greenroom-<date>-<time>.mp4 here.")
    private @Nullable Path out;

    @Option(names = "--name", paramLabel = "TEXT", description = "How the dashboard calls it.")
    private @Nullable String name;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = Settings.ofThisProcess();
        RenderRequest request = request(Samples.in(settings.root()));
        System.out.println("starting what is not running");
        StackUse stack = StackUse.open(settings, System.out::println);
        AtomicReference<@Nullable RenderJob> running = new AtomicReference<>();
        Thread onSignal = new Thread(() -> {
            RenderJob job = running.get();
            if (job != null) {
                job.cancel();
            }
            stack.abandon();
        });
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            stack.awaitGateway();
            RenderJob job = new RenderJob(stack.url(), stack.adminKey(), Boolean.getBoolean("greenroom.terminal"));
            running.set(job);
            tell(job.run(request), stack);
        } finally {
            running.set(null);
            stack.close();
        }
        return 0;
    }

    private RenderRequest request(Samples samples) {
        String stamp = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        Path spoken = audio != null ? audio : samples.audio(System.getProperty("greenroom.locale", ""));
        return new RenderRequest(
                name != null ? name : spoken.getFileName().toString().replaceFirst("\\.[^.]+$", ""),
                video != null ? video : samples.video(),
                spoken,
                out != null ? out : Path.of("greenroom-" + stamp + ".mp4"));
    }

    private static void tell(Rendered rendered, StackUse stack) {
        System.out.println("task " + rendered.taskId());
        rendered.lines().forEach(System.out::println);
        System.out.println(rendered.summary());
        System.out.println("dashboard: " + stack.url() + "/tasks/" + rendered.taskId()
                + (stack.stays() ? "" : " (after ./greenroom up)"));
    }
}
