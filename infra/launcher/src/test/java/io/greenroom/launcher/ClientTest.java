package io.greenroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway asked from the command line, by somebody who has its address and a key and no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientTest {
    private static final Path SAMPLES = Program.ROOT.resolve("infra/launcher/samples");

    @TempDir
    static Path work;

    private Program operator;
    private Program elsewhere;
    private Map<String, String> admin;
    private Map<String, String> us;

    @BeforeAll
    void aGatewayAndAKey() throws Exception {
        operator = new Program(work.resolve("stack"), work);
        Program.Ended up = operator.run("up", "--detach");
        assertThat(up.exitCode()).as(up.output()).isZero();
        JsonNode status = operator.status();
        String url = status.path("url").asString();
        admin = Map.of(
                "GREENROOM_SERVER",
                url,
                "GREENROOM_API_KEY",
                status.path("admin_key").asString());
        elsewhere = new Program(work.resolve("nothing here"), work);
        String key = told(admin, "keys", "create", "studio").strip();
        us = Map.of("GREENROOM_SERVER", url + "/", "GREENROOM_API_KEY", key);
    }

    @AfterAll
    void down() throws Exception {
        operator.run("down");
    }

    @Test
    void submitsWatchesAndFetchesAVideo() throws Exception {
        Path out = work.resolve("讲解.mp4");
        String said = told(us, submission("--watch", "--out", out.toString(), "--name", "讲解"));

        String id = said.lines().findFirst().orElseThrow().replace("task ", "");
        assertThat(said).contains("100 %  completed");
        assertThat(said.lines().filter(line -> line.contains(" %  ")).count()).isGreaterThan(2);
        assertThat(out).isNotEmptyFile();

        assertThat(told(us, "list", "--status", "completed", "--q", "讲")).contains(id, "讲解");
        assertThat(told(us, "show", id, "--log")).contains("status", "completed", "100");
        assertThat(json(us, "show", id, "--json").path("status").asString()).isEqualTo("completed");
        assertThat(told(us, "watch", id)).contains(id + " completed");

        Path folder = Files.createDirectory(work.resolve("videos"));
        told(us, "download", id, "-o", folder.toString());
        assertThat(folder.resolve(id + ".mp4")).hasSameBinaryContentAs(out);
        assertThat(folder.toFile().list()).hasSize(1);
        Path missing = work.resolve("not there yet");
        told(us, "download", id, "-o", missing + "/");
        assertThat(missing.resolve(id + ".mp4")).hasSameBinaryContentAs(out);
    }

    @Test
    void cancelsAndTriesAgain() throws Exception {
        // It waits, so that it is still there to be cancelled.
        String later = Instant.now().plus(Duration.ofDays(30)).toString();
        String id = told(us, submission("--not-before", later)).strip();
        assertThat(UUID.fromString(id)).isNotNull();

        assertThat(told(us, "cancel", id)).contains("cancelled");
        Program.Ended watched = elsewhere.run(us, "watch", id);
        assertThat(watched.exitCode()).isEqualTo(3);
        assertThat(watched.output()).contains(id + " cancelled");

        assertThat(json(us, "retry", id, "--json").path("status").asString()).isEqualTo("pending");
        told(us, "cancel", id);
        List<String> lines = told(us, "list", "--json").lines().toList();
        assertThat(JsonMapper.shared()
                        .readTree(String.join("\n", lines))
                        .path("data")
                        .findValuesAsString("id"))
                .contains(id);
    }

    @Test
    void saysInOneLineWhatWasRefusedAndEndsAccordingly() throws Exception {
        String nowhere = UUID.randomUUID().toString();
        assertEnds(1, "not_found", us, "show", nowhere);
        assertEnds(1, "not_found", us, "cancel", nowhere);
        assertEnds(1, "forbidden", us, "workers");
        assertEnds(1, "unauthorized", with("GREENROOM_API_KEY", "no key of yours, 32 characters long"), "list");
        assertEnds(1, "cannot be read", us, "submit", "--audio", "no.wav", "--human", nowhere);
        assertEnds(2, "GREENROOM_API_KEY", Map.of("GREENROOM_SERVER", "http://localhost:1"), "list");
        assertEnds(2, "no address of a gateway", with("GREENROOM_SERVER", "localhost:8080"), "list");
        assertEnds(2, "no gateway runs here", Map.of(), "list");
        assertEnds(2, "--audio", us, "submit", "--human", nowhere);
        assertEnds(4, "does not answer", with("GREENROOM_SERVER", "http://localhost:" + closedPort()), "list");
    }

    @Test
    void startsNothing() throws Exception {
        elsewhere.run(us, "list");
        assertThat(work.resolve("nothing here")).doesNotExist();
    }

    @Test
    void asksTheGatewayThatRunsHereWhereNoneIsNamed() throws Exception {
        Program.Ended workers = operator.run("workers", "--json");
        assertThat(workers.exitCode()).as(workers.output()).isZero();
        String worker =
                JsonMapper.shared().readTree(workers.output()).at("/data/0/id").asString();

        assertThat(operator.run("workers", "drain", worker).exitCode()).isZero();
        assertThat(operator.run("workers", "resume", worker).exitCode()).isZero();
        assertThat(operator.run("workers").output()).contains(worker, "ffmpeg");
    }

    @Test
    void asksTheGatewayThatIsNamedWithTheKeyThatIsGivenWhateverTheEnvironmentSays() throws Exception {
        Map<String, String> wrong = Map.of(
                "GREENROOM_SERVER",
                "http://localhost:" + closedPort(),
                "GREENROOM_API_KEY",
                "not the one that is given");
        String url = us.get("GREENROOM_SERVER");
        assertThat(json(wrong, "list", "--server", url, "--key", us.get("GREENROOM_API_KEY"), "--json")
                        .path("data")
                        .isArray())
                .isTrue();
        assertEnds(1, "unauthorized", wrong, "list", "--server", url);
        assertEnds(4, "does not answer", wrong, "list", "--key", us.get("GREENROOM_API_KEY"));
    }

    @Test
    void makesAndRevokesKeys() throws Exception {
        JsonNode made = json(admin, "keys", "create", "short-lived", "--scope", "read", "--json");
        Map<String, String> holder = with("GREENROOM_API_KEY", made.path("key").asString());
        String id = made.path("id").asString();
        told(holder, "list");
        assertThat(told(admin, "keys")).contains(id, "short-lived", "read");

        told(admin, "keys", "disable", id);
        assertThat(json(admin, "keys", "--json").path("data").findValuesAsString("id"))
                .contains(id);
        told(admin, "keys", "enable", id);
        String another = told(admin, "keys", "rotate", id, "--overlap", "60").strip();
        told(with("GREENROOM_API_KEY", another), "list");

        told(admin, "keys", "delete", id);
        assertThat(told(admin, "keys")).doesNotContain(id);
    }

    @Test
    void completesCommandsInAShell() throws Exception {
        Path script = Files.writeString(work.resolve("completion"), told(Map.of(), "completion"));
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source \"$0\"; COMP_WORDS=(./greenroom sub); COMP_CWORD=1; $(complete -p greenroom | sed"
                                + " 's/.*-F \\([^ ]*\\) .*/\\1/'); echo \"${COMPREPLY[*]}\"",
                        script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes()).strip()).isEqualTo("submit");
    }

    private static String[] submission(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "submit",
                "--video",
                SAMPLES.resolve("presenter.mp4").toString(),
                "--audio",
                SAMPLES.resolve("greeting.en.wav").toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> other = new HashMap<>(us);
        other.put(name, value);
        return other;
    }

    private String told(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Program.Ended ended = elsewhere.run(environment, arguments);
        assertThat(ended.exitCode())
                .as(List.of(arguments) + "\n" + ended.output())
                .isZero();
        return ended.output();
    }

    private JsonNode json(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(told(environment, arguments));
    }

    private void assertEnds(int code, String why, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Program.Ended ended = elsewhere.run(environment, arguments);
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(code);
        assertThat(ended.output()).contains(why).hasLineCount(1);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
