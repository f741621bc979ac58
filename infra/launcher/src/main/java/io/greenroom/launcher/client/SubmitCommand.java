package io.greenroom.launcher.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Uploads what is on this machine and submits one task. Prints its id, or with --watch its progress. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = "Submits a task and prints its id. Files of this machine are uploaded first.")
final class SubmitCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @ArgGroup(multiplicity = "1")
    private Presenter presenter = new Presenter();

    @Option(
            names = "--audio",
            required = true,
            paramLabel = "FILE|URL",
            description = "What is said: a file, an http(s) address, or the path of an earlier upload.")
    private String audio = "";

    @Option(names = "--name", paramLabel = "TEXT", description = "Default: the audio's name.")
    private @Nullable String name;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Option(names = "--watch", description = "Shows its progress and ends with it: 0 if there is a video, else 3.")
    private boolean watch;

    @Option(names = "--out", paramLabel = "FILE", description = "Waits for the video and writes it there.")
    private @Nullable Path out;

    /** Who speaks: a digital human that is there, or one made of a video. */
    static final class Presenter {
        @Option(names = "--human", required = true, paramLabel = "ID", description = "The digital human that speaks.")
        private @Nullable String human;

        @Option(
                names = "--video",
                required = true,
                paramLabel = "FILE|URL",
                description = "Makes a new digital human of this video.")
        private @Nullable String video;
    }

    @Override
    public Integer call() throws IOException {
        GatewayClient gateway = server.open();
        Source said = Source.of("audio", audio);
        String taskName = name != null ? name : said.name();
        String human = presenter.human != null
                ? presenter.human
                : human(gateway, taskName, Source.of("video", String.valueOf(presenter.video)));
        ObjectNode wanted = Json.object().put("name", taskName).put("digital_human_id", human);
        said.putInto(wanted, gateway);
        options.putInto(wanted);
        Task task = gateway.createTask(wanted, options.idempotencyKey());
        if (!watch && out == null) {
            server.print(task.json(), task.id());
            return ExitCodes.DONE;
        }
        if (!server.json()) {
            System.out.println("task " + task.id());
        }
        Watching.toTheEnd(gateway.patient(), task.id(), server.json());
        if (out != null) {
            long bytes = new Download(gateway).fetch(task.id(), out, arrived -> {});
            System.err.println("written " + out + " (" + bytes + " bytes)");
        }
        return ExitCodes.DONE;
    }

    private static String human(GatewayClient gateway, String name, Source video) {
        ObjectNode wanted = Json.object().put("name", name);
        video.putInto(wanted, gateway);
        return gateway.createDigitalHuman(wanted);
    }
}
