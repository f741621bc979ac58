package io.greenroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.greenroom.media.SampleMedia;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a person runs it: arguments and variables in, lines and an exit code out. There is no broker. */
@Timeout(180)
class DoctorTest {

    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();
    private HttpServer store;

    /** @param lines of both streams */
    private record Said(int exitCode, List<String> lines) {}

    @BeforeEach
    void startStore() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        store.start();
        variables.put("GREENROOM_AMQP_URI", "amqp://a:b@127.0.0.1:1/none");
        variables.put("GREENROOM_S3_ENDPOINT", endpoint());
        variables.put("GREENROOM_S3_ACCESS_KEY", "key");
        variables.put("GREENROOM_S3_SECRET_KEY", "secret");
        variables.put("GREENROOM_HOME", home.toString());
        variables.put("GREENROOM_WORKER_NAME", "worker-1");
        variables.put("GREENROOM_MEDIA_FFMPEG", SampleMedia.FFMPEG.ffmpeg().toString());
    }

    @AfterEach
    void stopStore() {
        store.stop(0);
    }

    @Test
    void printsALineForEachCheckAndIsContent() throws Exception {
        Said said = run("--doctor");

        assertThat(said.exitCode()).as(said.toString()).isZero();
        assertThat(said.lines())
                .anyMatch(line -> line.matches("(ok|warning) +disk +[0-9.]+ GiB are free in .*"))
                .anyMatch(line -> line.matches(
                        "ok +write_access +files can be written in \\Q" + home + "/render-worker/worker-1\\E"))
                .anyMatch(line -> line.matches("(ok|warning) +ffmpeg +ffmpeg .*"))
                .anyMatch(line ->
                        line.matches("ok +store +\\Q" + endpoint() + "\\E answers, and its clock agrees with ours"));
        assertThat(said.lines().get(said.lines().size() - 1))
                .matches("0 broken, \\d to look at: a worker with these settings can render\\.");
    }

    @Test
    void saysWhatIsBrokenWithItsRemedy() throws Exception {
        variables.put("GREENROOM_RENDER_ENGINES", "heygem");
        variables.put("GREENROOM_HEYGEM_HOME", home.resolve("checkout").toString());
        variables.put("PATH", "/nowhere");

        Said said = run("--doctor");

        assertThat(said.exitCode()).as(said.toString()).isEqualTo(1);
        assertThat(said.lines())
                .anyMatch(line -> line.matches("broken +gpu +there is no nvidia-smi on PATH: .*install the driver.*"))
                .anyMatch(line -> line.matches("broken +heygem.program .*GREENROOM_HEYGEM_HOME.*"));
        assertThat(said.lines().get(said.lines().size() - 1)).endsWith("would take no tasks.");
    }

    @Test
    void endsWithTwoForABadSetting() throws Exception {
        variables.put("GREENROOM_RENDER_SLOTS", "none");

        Said said = run("--doctor");

        assertThat(said)
                .isEqualTo(
                        new Said(
                                2,
                                List.of(
                                        "greenroom render-worker: GREENROOM_RENDER_SLOTS is 'none': it must be a number from 1 to 64")));
        assertThat(run("--docter").exitCode())
                .as("an argument that it does not know")
                .isEqualTo(2);
    }

    @Test
    void isNotHealthyWhereNoWorkerHasRun() throws Exception {
        assertThat(run("--health"))
                .isEqualTo(new Said(
                        1,
                        List.of("no worker has run here: there is no " + home
                                + "/render-worker/worker-1/health.json")));
    }

    private String endpoint() {
        return "http://127.0.0.1:" + store.getAddress().getPort();
    }

    private Said run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RenderWorkerApplication.class.getName()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), output.lines().toList());
    }
}
