package io.greenroom.launcher.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fetches finished videos. */
@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        description = "Fetches finished videos; a file stands at its place only once it is whole.")
final class DownloadCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The tasks.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE|FOLDER",
            description = "Default: <id>.mp4 here. With a / at its end a folder, made where it is missing.")
    private @Nullable String out;

    @Override
    public Integer call() throws IOException {
        if (ids.size() > 1 && out != null && !isFolder(out)) {
            throw GatewayFailure.misused(
                    "--out " + out + " is no folder: several videos need one. To have it made write " + out + "/");
        }
        GatewayClient gateway = server.open();
        for (String id : ids) {
            // A task's id is known to be one before it becomes the name of a file.
            Path file = place(gateway.task(id).id());
            long bytes = new Download(gateway).fetch(id, file, arrived -> {});
            server.print(answer(id, file, bytes), file + "  " + bytes + " bytes");
        }
        return ExitCodes.DONE;
    }

    private Path place(String id) throws IOException {
        String name = id + ".mp4";
        if (out == null) {
            return Path.of(name);
        }
        Path place = Path.of(out);
        return isFolder(out) ? Files.createDirectories(place).resolve(name) : place;
    }

    private static boolean isFolder(String out) {
        return out.endsWith("/") || Files.isDirectory(Path.of(out));
    }

    private static JsonNode answer(String id, Path file, long bytes) {
        ObjectNode told =
                Json.object().put("id", id).put("file", file.toAbsolutePath().toString());
        return told.put("size_bytes", bytes);
    }
}
