package io.greenroom.render.heygem;

import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.Check.Level;
import io.greenroom.media.Command;
import io.greenroom.media.Ended;
import io.greenroom.media.MediaProcess;
import io.greenroom.render.engine.SelfCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Looks whether a checkout is complete and its Python is the one it was built for, without loading a model. */
final class HeygemSelfCheck implements SelfCheck {

    /** As the checkout's own download.sh fetches them. */
    static final List<String> MODELS = List.of(
            "face_attr_detect/face_attr_epoch_12_220318.onnx",
            "face_detect_utils/resources/pfpld_robust_sim_bs1_8003.onnx",
            "face_detect_utils/resources/scrfd_500m_bnkps_shape640x640.onnx",
            "face_detect_utils/resources/model_float32.onnx",
            "landmark2face_wy/checkpoints/anylang/dinet_v1_20240131.pth",
            "pretrain_models/face_lib/face_parsing/79999_iter.onnx",
            "pretrain_models/face_lib/face_restore/gfpgan/GFPGANv1.4.onnx",
            "xseg/xseg_211104_4790000.onnx",
            "wenet/examples/aishell/aidata/exp/conformer/wenetmodel.pt");

    private static final String ASK_VERSION = "import sys; print('%d.%d' % sys.version_info[:2])";
    private static final Duration PYTHON_PATIENCE = Duration.ofSeconds(20);

    private final HeygemSettings settings;
    private final Path slots;

    HeygemSelfCheck(HeygemSettings settings, Path slots) {
        this.settings = settings;
        this.slots = slots;
    }

    @Override
    public List<Check> look() throws InterruptedException {
        return List.of(program(), models(), python(), slots());
    }

    private Check program() {
        for (String file : List.of("run.py", Checkout.CONFIG.toString())) {
            if (!Files.isReadable(settings.home().resolve(file))) {
                return broken(
                        "heygem.program",
                        settings.home().resolve(file)
                                + " is missing: GREENROOM_HEYGEM_HOME must be the checkout of HeyGem's command-line port");
            }
        }
        return source().contains("--audio_path")
                ? new Check("heygem.program", Level.OK, settings.home().toString())
                : broken(
                        "heygem.program",
                        "this run.py takes no --audio_path and always renders its example: update the checkout");
    }

    private Check models() {
        List<String> missing = MODELS.stream()
                .filter(model -> settings.home().resolve(model).toFile().length() == 0)
                .toList();
        return missing.isEmpty()
                ? new Check("heygem.models", Level.OK, MODELS.size() + " files")
                : broken(
                        "heygem.models", String.join(", ", missing) + " missing: run the checkout's download.sh in it");
    }

    private Check python() throws InterruptedException {
        String name = "heygem.python";
        String version;
        try {
            version = version();
        } catch (IOException e) {
            return broken(
                    name,
                    settings.python() + " does not run: name another in GREENROOM_HEYGEM_PYTHON (" + e.getMessage()
                            + ")");
        }
        // The port for the RTX 50 series is built for 3.9 and does not look at the version.
        boolean strict = source().contains("version_info");
        String wanted = strict ? "3.8" : "3.9";
        if (version.equals(wanted)) {
            return new Check(name, Level.OK, settings.python() + " is Python " + version);
        }
        return new Check(
                name,
                strict ? Level.BROKEN : Level.WARNING,
                settings.python() + " is Python " + version + ", this checkout is built for " + wanted
                        + ": name one in GREENROOM_HEYGEM_PYTHON");
    }

    private String version() throws IOException, InterruptedException {
        var command = new Command(
                List.of(settings.python(), "-c", ASK_VERSION),
                Path.of("/"),
                Map.of(),
                PYTHON_PATIENCE,
                PYTHON_PATIENCE,
                Duration.ZERO);
        Ended ended = new MediaProcess(command, line -> true, line -> true).run();
        List<String> lines = ended.lastLines();
        if (!ended.succeeded() || lines.isEmpty()) {
            throw new IOException("exit code " + ended.exitCode() + (lines.isEmpty() ? "" : ": " + lines));
        }
        return lines.get(lines.size() - 1).trim();
    }

    private Check slots() {
        try {
            Files.createDirectories(slots);
            Files.delete(Files.createTempFile(slots, "check", ""));
            return new Check("heygem.slots", Level.OK, slots.toString());
        } catch (IOException e) {
            return broken("heygem.slots", slots + " cannot be written: free the disk or mend its rights (" + e + ")");
        }
    }

    /** Empty when it cannot be read, which the first check tells. */
    private String source() {
        try {
            return Files.readString(settings.home().resolve("run.py"));
        } catch (IOException e) {
            return "";
        }
    }

    private static Check broken(String name, String message) {
        return new Check(name, Level.BROKEN, message);
    }
}
