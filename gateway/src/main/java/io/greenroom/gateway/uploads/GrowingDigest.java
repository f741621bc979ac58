package io.greenroom.gateway.uploads;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.jspecify.annotations.Nullable;

/** A SHA-256 that one process begins and another goes on with, which Java's own cannot. For one thread. */
final class GrowingDigest {
    private final SHA256Digest digest;

    private GrowingDigest(SHA256Digest digest) {
        this.digest = digest;
    }

    /** @param state of {@link #state}; null: from the start */
    static GrowingDigest from(@Nullable String state) {
        return new GrowingDigest(
                state == null
                        ? new SHA256Digest()
                        : new SHA256Digest(HexFormat.of().parseHex(state)));
    }

    void add(byte[] content, int length) {
        digest.update(content, 0, length);
    }

    /** All that {@link #from} needs, as text of at most 512 characters. */
    String state() {
        return HexFormat.of().formatHex(digest.getEncodedState());
    }

    /** The digest of all that was added, lower-case hex; what is added later counts for a new one. */
    String hex() {
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }
}
