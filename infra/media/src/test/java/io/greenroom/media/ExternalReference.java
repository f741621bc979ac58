package io.greenroom.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Makes an mp4 whose frames lie in another file, as QuickTime's aliases allow. */
final class ExternalReference {

    private static final Set<String> PARENTS = Set.of("moov", "trak", "mdia", "minf", "dinf");
    private static final int NAME_BYTES = 63;
    private static final int VOLUME_BYTES = 27;

    private ExternalReference() {}

    /** Rewrites {@code mp4}, whose index comes last, so that its tracks refer to {@code other}. */
    static Path to(Path other, Path mp4, Path target) throws IOException {
        return Files.write(target, rewritten(Files.readAllBytes(mp4), alias(other)));
    }

    private static byte[] rewritten(byte[] boxes, byte[] alias) {
        var out = new ByteArrayOutputStream();
        ByteBuffer in = ByteBuffer.wrap(boxes);
        while (in.remaining() >= 8) {
            int size = in.getInt();
            byte[] type = new byte[4];
            in.get(type);
            byte[] content = new byte[size - 8];
            in.get(content);
            String name = new String(type, StandardCharsets.US_ASCII);
            if (PARENTS.contains(name)) {
                content = rewritten(content, alias);
            } else if (name.equals("dref")) {
                content = alias;
            }
            out.writeBytes(
                    ByteBuffer.allocate(8).putInt(content.length + 8).put(type).array());
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    /** One entry: alias record version 2 with names of volume and file, and the absolute path as extension 2. */
    private static byte[] alias(Path other) {
        byte[] path = other.toString().getBytes(StandardCharsets.UTF_8);
        byte[] name = other.getFileName().toString().getBytes(StandardCharsets.UTF_8);
        int bytes =
                12 + 10 + 1 + VOLUME_BYTES + 12 + 1 + NAME_BYTES + 16 + 4 + 16 + 4 + path.length + path.length % 2 + 4;
        ByteBuffer out = ByteBuffer.allocate(8 + bytes).putInt(0).putInt(1);
        out.putInt(bytes).put("alis".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        out.put(new byte[10]).put((byte) 1).put((byte) '/').put(new byte[VOLUME_BYTES - 1]);
        out.put(new byte[12]).put((byte) name.length).put(name).put(new byte[NAME_BYTES - name.length]);
        out.put(new byte[16]).putShort((short) 1).putShort((short) 1).put(new byte[16]);
        out.putShort((short) 2).putShort((short) path.length).put(path);
        return out.put(new byte[path.length % 2]).putInt(-1).array();
    }
}
