package io.greenroom.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the process starts, ends, is killed, and what the next start finds. */
class LifeAndDeathTest {

    @TempDir
    Path home;

    @Test
    void keepsEverythingOverARestartAndLeavesNoProcess() throws Exception {
        ProcessHandle first;
        Clients before;
        try (EmbeddedServices services = EmbeddedProcess.start(home, EmbeddedProcess.ALL)) {
            first = services.process();
            before = Clients.of(services);
            write(before);
        }
        assertThat(first.isAlive()).isFalse();
        assertThat(databaseServers()).isEmpty();
        assertThat(home.resolve("embedded/services.json")).doesNotExist();
        assertThatThrownBy(() -> EmbeddedServices.readEnvironment(home)).isInstanceOf(IOException.class);

        try (EmbeddedServices services = EmbeddedProcess.start(home, EmbeddedProcess.ALL)) {
            assertThat(services.environment()).isEqualTo(before.environment());
            assertWritten(Clients.of(services));
        }
        assertThat(databaseServers()).isEmpty();
    }

    @Test
    void startsAtOnceWithAllDataAfterItWasKilled() throws Exception {
        try (EmbeddedServices services = EmbeddedProcess.startWithoutSetpriv(home, EmbeddedProcess.ALL)) {
            write(Clients.of(services));
            kill(services.process());
        }
        assertThat(databaseServers()).as("the orphan").hasSize(1);

        try (EmbeddedServices services = EmbeddedProcess.startWithoutSetpriv(home, EmbeddedProcess.ALL)) {
            assertThat(databaseServers()).hasSize(1);
            assertWritten(Clients.of(services));
        }
        assertThat(databaseServers()).isEmpty();
    }

    @Test
    void endsWithItsParent() throws Exception {
        Process parent = new ProcessBuilder("sleep", "600").start();
        try (EmbeddedServices services = EmbeddedProcess.startAsChildOf(parent.toHandle(), home, Set.of("mysql"))) {
            parent.destroyForcibly();

            services.process().onExit().get(20, TimeUnit.SECONDS);
            assertThat(databaseServers()).isEmpty();
        }
    }

    @Test
    void endsWhenItsDatabaseDies() throws Exception {
        try (EmbeddedServices services = EmbeddedProcess.start(home, Set.of("mysql"))) {
            kill(databaseServers().iterator().next());

            services.process().onExit().get(20, TimeUnit.SECONDS);
            assertThat(home.resolve("embedded/services.json")).doesNotExist();
            assertThat(home.resolve("embedded/embedded.log")).content().contains("ended unasked");
        }
    }

    @Test
    void replacesATakenPortAndRemembersTheNewOne() throws Exception {
        String first = s3Endpoint();

        String moved;
        try (ServerSocket taken = new ServerSocket(URI.create(first).getPort(), 1, InetAddress.getLoopbackAddress())) {
            moved = s3Endpoint();
            assertThat(moved).isNotEqualTo(first);
        }
        assertThat(s3Endpoint()).isEqualTo(moved);
    }

    @Test
    void namesTheWayOutOnAnotherMachine() {
        assertThatThrownBy(() -> EmbeddedProcess.startOn("aarch64", home))
                .hasMessageContaining("need Linux x86-64, this is Linux aarch64")
                .hasMessageContaining("docker compose")
                .hasMessageContaining("GREENROOM_MYSQL_URL");
    }

    @Test
    void saysWhyAStartFails() {
        assertThatThrownBy(() -> EmbeddedProcess.start(home, Set.of("kafka")))
                .hasMessageContaining("--services kafka is not a comma list of mysql, amqp and s3");
    }

    @Test
    void tellsTheDatabasesOwnErrorWhenItCannotStart() throws Exception {
        EmbeddedProcess.start(home, Set.of("mysql")).close();
        Files.writeString(home.resolve("embedded/mysql/ibdata1"), "not a tablespace");

        assertThatThrownBy(() -> EmbeddedProcess.start(home, Set.of("mysql")))
                .hasMessageContaining("mariadbd ended")
                .hasMessageContaining("[ERROR]");
        assertThat(databaseServers()).isEmpty();
    }

    private String s3Endpoint() throws Exception {
        try (EmbeddedServices services = EmbeddedProcess.start(home, Set.of("s3"))) {
            assertThat(services.environment())
                    .as("only what was chosen")
                    .doesNotContainKeys("GREENROOM_MYSQL_URL", "GREENROOM_AMQP_URI");
            return services.environment().get("GREENROOM_S3_ENDPOINT");
        }
    }

    private static void write(Clients clients) throws Exception {
        clients.query("create table greenroom.kept (text varchar(20))");
        clients.query("insert into greenroom.kept values ('row')");
        clients.publish("kept", "message");
        clients.put("kept", "object".getBytes());
    }

    private static void assertWritten(Clients clients) throws Exception {
        assertThat(clients.query("select text from greenroom.kept")).isEqualTo("row");
        assertThat(clients.take("kept")).isEqualTo("message");
        assertThat(clients.get("kept")).asString().isEqualTo("object");
    }

    /** As `kill -9` does it; returns when the process is gone. */
    private static void kill(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private Set<ProcessHandle> databaseServers() throws Exception {
        return Set.copyOf(Orphans.of(home.toRealPath().resolve("embedded/mysql")));
    }
}
