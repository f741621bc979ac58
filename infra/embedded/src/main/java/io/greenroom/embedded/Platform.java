package io.greenroom.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine must be, because the database comes as a program for one kind of machine. */
final class Platform {

    private Platform() {}

    /** Throws a {@link Refusal} anywhere but on Linux x86-64. */
    static void requireSupported() {
        String system = System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        if (!"Linux".equals(system) || !"amd64".equals(machine)) {
            throw new Refusal("the embedded services need Linux x86-64, this is " + system + " " + machine
                    + ": use `docker compose up`, or name your own services by GREENROOM_MYSQL_URL,"
                    + " GREENROOM_AMQP_URI and GREENROOM_S3_ENDPOINT");
        }
    }

    /** Whether this process runs as root; mariadbd refuses to unless it is told so. */
    static boolean isRoot() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }
}
