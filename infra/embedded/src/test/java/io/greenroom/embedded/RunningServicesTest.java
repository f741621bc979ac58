package io.greenroom.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the three services are to their clients, in a home with a long path, a space and Chinese characters. */
class RunningServicesTest {

    @TempDir
    static Path directory;

    private static Path home;
    private static EmbeddedServices services;
    private static Clients clients;

    @BeforeAll
    static void start() throws Exception {
        home = EmbeddedProcess.awkwardHome(directory);
        services = EmbeddedProcess.start(home, EmbeddedProcess.ALL);
        clients = Clients.of(services);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Test
    void storesTextOfAnyLanguageInUtcByDefault() throws Exception {
        clients.query("create table greenroom.greetings (text varchar(20))");
        clients.query("insert into greenroom.greetings values ('你好 🎬')");

        assertThat(clients.query("select text from greenroom.greetings")).isEqualTo("你好 🎬");
        assertThat(clients.query("select collation_name from information_schema.columns"
                        + " where table_name = 'greetings' and column_name = 'text'"))
                .isEqualTo("utf8mb4_unicode_ci");
        assertThat(clients.query("select @@collation_connection")).isEqualTo("utf8mb4_unicode_ci");
        assertThat(clients.query("select timestampdiff(second, utc_timestamp(), now())"))
                .isEqualTo("0");
    }

    @Test
    void letsTestsMakeDatabasesOfTheirOwn() throws Exception {
        clients.query("create database greenroom_of_a_test");
        clients.query("create database test_of_another");

        assertThat(clients.query("select count(*) from information_schema.schemata"
                        + " where schema_name in ('greenroom_of_a_test', 'test_of_another')"))
                .isEqualTo("2");
    }

    @Test
    void givesTheAccountNoRightsOnTheServer() {
        assertThatThrownBy(() -> clients.query("select password from mysql.user"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("denied");
        assertThatThrownBy(() -> clients.query("select 1 into outfile '/tmp/greenroom-outfile'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("denied");
    }

    @Test
    void letsNobodyElseIn() {
        URI url = URI.create(clients.environment().get("GREENROOM_MYSQL_URL").substring("jdbc:".length()));
        String database = "jdbc:mysql://127.0.0.1:" + url.getPort() + "/mysql?sslMode=DISABLED";

        assertThatThrownBy(() -> Clients.queryAt(database + "&user=root&password=", "select 1"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> Clients.queryAt(database + "&user=root&password=invalid", "select 1"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> Clients.queryAt(database + "&user=greenroom&password=wrong", "select 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("denied");
    }

    @Test
    void carriesConfirmedMessages() throws Exception {
        clients.publish("greetings", "你好");

        assertThat(clients.take("greetings")).isEqualTo("你好");
        assertThat(clients.take("greetings")).isNull();
    }

    @Test
    void agreesOnAHeartbeatSoThatDeadClientsAreNoticed() throws Exception {
        try (var connection = clients.connect()) {
            assertThat(connection.getHeartbeat()).isEqualTo(30);
        }
    }

    @Test
    void storesObjects() throws Exception {
        byte[] content = new byte[12 << 20];
        content[content.length - 1] = 1;
        clients.put("files/演示.mp4", content);

        assertThat(clients.get("files/演示.mp4")).isEqualTo(content);
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();

        for (int port : ports()) {
            for (InetAddress other : others) {
                assertThatThrownBy(() -> {
                            try (Socket socket = new Socket()) {
                                socket.connect(new InetSocketAddress(other, port), 2_000);
                            }
                        })
                        .as("port %s of %s", port, other)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void keepsItsSecretsFromOtherUsers() throws Exception {
        assertThat(permissions("embedded")).isEqualTo("rwx------");
        for (String file : List.of("settings.properties", "services.json", "mysql-init.sql")) {
            assertThat(permissions("embedded/" + file)).as(file).isEqualTo("rw-------");
        }
    }

    @Test
    void namesItsProcessToASecondStart() {
        assertThatThrownBy(() -> EmbeddedProcess.start(home, EmbeddedProcess.ALL))
                .hasMessageContaining(
                        "run already as process " + services.process().pid())
                .hasMessageContaining("./greenroom down");

        assertThat(services.process().isAlive()).isTrue();
        assertThat(home.resolve("embedded/services.json")).exists();
    }

    private static List<Integer> ports() {
        return Stream.of("GREENROOM_MYSQL_URL", "GREENROOM_AMQP_URI", "GREENROOM_S3_ENDPOINT")
                .map(name -> URI.create(clients.environment().get(name).replace("jdbc:", ""))
                        .getPort())
                .toList();
    }

    private static String permissions(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
    }
}
