package io.greenroom.launcher.client;

import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a recording is.
 *
 * @param kind audio or video
 */
record Source(String kind, String written) {

    /** @throws GatewayFailure if it is neither an address nor an earlier upload nor a file that can be read */
    static Source of(String kind, String written) {
        Source source = new Source(kind, written);
        if (!source.isAddress() && !source.isUpload() && !Files.isReadable(Path.of(written))) {
            throw GatewayFailure.refused(
                    "--" + kind + " " + written + " cannot be read: check its path and permissions");
        }
        return source;
    }

    private boolean isAddress() {
        return written.matches("(?i)https?://.+");
    }

    private boolean isUpload() {
        return written.matches("files/[0-9a-f-]{36}") && !Files.exists(Path.of(written));
    }

    /** What the last step is called, without its ending. */
    String name() {
        String last =
                written.replaceFirst("[?#].*$", "").replaceFirst("/+$", "").replaceFirst("^.*/", "");
        return last.replaceFirst("(?<=.)\\.[^.]+$", "");
    }

    /** Names it as requests do, uploading a file first. */
    void putInto(ObjectNode wanted, GatewayClient gateway) {
        if (isAddress()) {
            wanted.put(kind + "_url", written);
        } else {
            wanted.put(kind + "_path", isUpload() ? written : gateway.upload(Path.of(written)));
        }
    }
}
