package io.greenroom.launcher.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Fetches finished videos: a file stands at its place only once it is whole. */
public final class Download {

    /** Looks at what has arrived before it counts. */
    public interface Check {
        /** @throws RuntimeException if it is not what was promised; then nothing is left of it */
        void look(Path arrived) throws IOException;
    }

    private final GatewayClient gateway;

    public Download(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /**
     * Returns how many bytes stand at the place; what was there before is replaced.
     *
     * @throws GatewayFailure if the gateway refuses or the transfer breaks off
     * @throws IOException if the folder cannot be written to
     */
    public long fetch(String task, Path out, Check check) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        Path arriving = Files.createTempFile(folder, "." + out.getFileName(), ".part");
        try {
            long promisedBytes = gateway.download(task, arriving);
            long bytes = Files.size(arriving);
            if (promisedBytes >= 0 && bytes != promisedBytes) {
                throw GatewayFailure.refused("the download broke off at " + bytes + " of " + promisedBytes
                        + " bytes: fetch it again with ./greenroom download " + task);
            }
            check.look(arriving);
            Files.setPosixFilePermissions(arriving, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(arriving, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return bytes;
        } finally {
            Files.deleteIfExists(arriving);
        }
    }
}
