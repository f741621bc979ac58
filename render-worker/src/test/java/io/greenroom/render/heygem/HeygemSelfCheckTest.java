package io.greenroom.render.heygem;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.Check.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeygemSelfCheckTest {

    private static final String CHECKS_VERSION = "\n# if sys.version_info[:2] != (3, 8): ...\n";

    @TempDir
    Path directory;

    private Path home;

    @BeforeEach
    void makeCheckout() throws Exception {
        home = StandInCheckout.make(directory.resolve("checkout"));
    }

    @Test
    void aCompleteCheckoutWithItsPythonIsAllRight() throws Exception {
        Files.writeString(home.resolve("run.py"), Files.readString(home.resolve("run.py")) + CHECKS_VERSION);

        assertThat(look(python("3.8")))
                .extracting(Check::level)
                .containsExactly(Level.OK, Level.OK, Level.OK, Level.OK);
    }

    @Test
    void aCheckoutThatWantsPython38TakesNoOther() throws Exception {
        Files.writeString(home.resolve("run.py"), Files.readString(home.resolve("run.py")) + CHECKS_VERSION);

        Check check = find(python("3.11"), "heygem.python");

        assertThat(check.level()).isEqualTo(Level.BROKEN);
        assertThat(check.message())
                .contains("is Python 3.11, this checkout is built for 3.8")
                .contains("GREENROOM_HEYGEM_PYTHON");
    }

    @Test
    void aCheckoutThatDoesNotLookAtTheVersionIsBuiltFor39() throws Exception {
        assertThat(find(python("3.9"), "heygem.python").level()).isEqualTo(Level.OK);
        assertThat(find(python("3.10"), "heygem.python").level()).isEqualTo(Level.WARNING);
    }

    @Test
    void saysWhatAPythonThatDoesNotRunSays() throws Exception {
        String python = script("echo libpython3.8.so: cannot open >&2; exit 127");

        assertThat(find(python, "heygem.python").message())
                .contains("does not run")
                .contains("libpython3.8.so");
        assertThat(find("/no/such/python", "heygem.python").level()).isEqualTo(Level.BROKEN);
    }

    @Test
    void namesTheModelsThatAreMissing() throws Exception {
        Files.delete(home.resolve("wenet/examples/aishell/aidata/exp/conformer/wenetmodel.pt"));
        // As an interrupted download leaves it.
        Files.writeString(home.resolve("xseg/xseg_211104_4790000.onnx"), "");

        Check check = find(python("3.8"), "heygem.models");

        assertThat(check.level()).isEqualTo(Level.BROKEN);
        assertThat(check.message())
                .startsWith("xseg/xseg_211104_4790000.onnx, wenet/examples")
                .contains("download.sh");
    }

    @Test
    void refusesACheckoutWithoutItsProgramOrWithOneTooOld() throws Exception {
        Files.writeString(home.resolve("run.py"), "main()");
        assertThat(find(python("3.8"), "heygem.program").message()).contains("takes no --audio_path");

        Files.delete(home.resolve("run.py"));
        assertThat(find(python("3.8"), "heygem.program").message()).contains("run.py is missing");
    }

    @Test
    void needsAPlaceToWrite() throws Exception {
        Files.writeString(directory.resolve("slots"), "a file in its place");

        assertThat(find(python("3.8"), "heygem.slots").level()).isEqualTo(Level.BROKEN);
    }

    private Check find(String python, String name) throws Exception {
        return look(python).stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Check> look(String python) throws InterruptedException {
        return new HeygemSelfCheck(new HeygemSettings(home, python, 15), directory.resolve("slots")).look();
    }

    /** A program that answers like a Python of this version. */
    private String python(String version) throws IOException {
        return script("echo " + version);
    }

    private String script(String line) throws IOException {
        Path script = Files.writeString(directory.resolve("python"), "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
