package io.greenroom.gateway.files;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file are. The file's name and what its sender calls it count for nothing.
 *
 * @param kind video for a container that holds either, until its tracks are known
 * @param contentType what it will be served as, likewise
 * @param container null where the kind is plain
 * @param hasAudio null where only a probe tells
 */
record Medium(
        Kind kind,
        String contentType,
        @Nullable Container container,
        @Nullable Boolean hasAudio) {
    /** Tika looks no further. */
    static final int HEAD_BYTES = 64 * 1024;

    private static final int DOC_TYPE_WITHIN_BYTES = 64;

    private static final Tika TIKA = new Tika();

    /** By the names that Tika gives; what is not listed is not taken. Tika may call plain mp4 video/quicktime. */
    private static final Map<String, Medium> BY_TIKA_NAME = Map.ofEntries(
            Map.entry("video/mp4", of(Container.ISO_BMFF)),
            Map.entry("application/mp4", of(Container.ISO_BMFF)),
            Map.entry("video/x-m4v", of(Container.ISO_BMFF)),
            Map.entry("video/quicktime", of(Container.ISO_BMFF)),
            Map.entry("video/3gpp", of(Container.ISO_BMFF)),
            Map.entry("video/3gpp2", of(Container.ISO_BMFF)),
            Map.entry("audio/mp4", of(Container.ISO_BMFF)),
            Map.entry("application/x-matroska", of(Container.MATROSKA)),
            Map.entry("video/x-matroska", of(Container.MATROSKA)),
            Map.entry("audio/x-matroska", of(Container.MATROSKA)),
            Map.entry("video/webm", of(Container.WEBM)),
            Map.entry("audio/webm", of(Container.WEBM)),
            Map.entry("application/ogg", of(Container.OGG)),
            Map.entry("audio/ogg", of(Container.OGG)),
            Map.entry("video/ogg", of(Container.OGG)),
            Map.entry("audio/vorbis", of(Container.OGG)),
            Map.entry("audio/opus", of(Container.OGG)),
            Map.entry("audio/speex", of(Container.OGG)),
            Map.entry("audio/x-oggflac", of(Container.OGG)),
            Map.entry("video/theora", of(Container.OGG)),
            Map.entry("video/x-theora", of(Container.OGG)),
            Map.entry("video/x-dirac", of(Container.OGG)),
            Map.entry("video/x-msvideo", of(Kind.VIDEO, "video/x-msvideo")),
            Map.entry("audio/mpeg", of(Kind.AUDIO, "audio/mpeg")),
            Map.entry("audio/vnd.wave", of(Kind.AUDIO, "audio/wav")),
            Map.entry("audio/x-wav", of(Kind.AUDIO, "audio/wav")),
            Map.entry("audio/x-flac", of(Kind.AUDIO, "audio/flac")),
            Map.entry("audio/x-aac", of(Kind.AUDIO, "audio/aac")),
            Map.entry("audio/x-aiff", of(Kind.AUDIO, "audio/aiff")),
            Map.entry("image/png", of(Kind.IMAGE, "image/png")),
            Map.entry("image/jpeg", of(Kind.IMAGE, "image/jpeg")),
            Map.entry("image/webp", of(Kind.IMAGE, "image/webp")));

    /** @param head the file's first {@link #HEAD_BYTES}, or all of it */
    static Optional<Medium> sniff(byte[] head) {
        return Optional.ofNullable(BY_TIKA_NAME.get(TIKA.detect(head)))
                .map(medium -> medium.container == Container.MATROSKA && saysWebm(head) ? of(Container.WEBM) : medium);
    }

    /** The same, after a look into the container. */
    Medium with(Tracks tracks) {
        return container == null
                ? this
                : new Medium(
                        tracks.video() ? Kind.VIDEO : Kind.AUDIO,
                        container.contentType(tracks),
                        container,
                        tracks.audio());
    }

    /** To Tika the one is the other's; the element DocType at the file's start tells. */
    private static boolean saysWebm(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, DOC_TYPE_WITHIN_BYTES), StandardCharsets.ISO_8859_1);
        return start.contains("\u0042\u0082\u0084webm");
    }

    private static Medium of(Container container) {
        return new Medium(Kind.VIDEO, container.contentType(Tracks.VIDEO), container, null);
    }

    private static Medium of(Kind kind, String contentType) {
        return new Medium(kind, contentType, null, kind == Kind.VIDEO ? null : Boolean.valueOf(kind == Kind.AUDIO));
    }
}
