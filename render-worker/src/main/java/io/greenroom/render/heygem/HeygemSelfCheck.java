package io.greenroom.render.heygem;

import io.greenroom.events.Finding;
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
                        Finding.HEYGEM_FILE_MISSING,
                        Map.of("file", settings.home().resolve(file).toString()));
            }
        }
        return source().contains("--audio_path")
                ? new Check("heygem.program", Level.OK, settings.home().toString())
                : broken("heygem.program", Finding.HEYGEM_TOO_OLD, Map.of());
    }

    private Check models() {
        List<String> missing = MODELS.stream()
                .filter(model -> settings.home().resolve(model).toFile().length() == 0)
                .toList();
        return missing.isEmpty()
                ? Check.of("heygem.models", Level.OK, Finding.HEYGEM_MODELS_FOUND, Map.of("count", MODELS.size()))
                : broken("heygem.models", Finding.HEYGEM_MODELS_MISSING, Map.of("files", String.join(", ", missing)));
    }

    private Check python() throws InterruptedException {
        String name = "heygem.python";
        String version;
        try {
            version = version();
        } catch (IOException e) {
            return broken(
                    name,
                    Finding.HEYGEM_PYTHON_NOT_RUNNABLE,
                    Map.of("python", settings.python(), "why", String.valueOf(e.getMessage())));
        }
        // The port for the RTX 50 series is built for 3.9 and does not look at the version.
        boolean strict = source().contains("version_info");
        String wanted = strict ? "3.8" : "3.9";
        if (version.equals(wanted)) {
            return Check.of(
                    name,
                    Level.OK,
                    Finding.HEYGEM_PYTHON_FITS,
                    Map.of("python", settings.python(), "version", version));
        }
        return Check.of(
                name,
                strict ? Level.BROKEN : Level.WARNING,
                Finding.HEYGEM_PYTHON_DIFFERS,
                Map.of("python", settings.python(), "version", version, "wanted", wanted));
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
            return broken(
                    "heygem.slots",
                    Finding.FILES_NOT_WRITABLE,
                    Map.of("directory", slots.toString(), "why", e.toString()));
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

    private static Check broken(String name, Finding finding, Map<String, Object> args) {
        return Check.of(name, Level.BROKEN, finding, args);
    }
}
