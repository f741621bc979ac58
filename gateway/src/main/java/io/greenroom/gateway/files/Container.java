package io.greenroom.gateway.files;

import java.util.function.Function;

/** Containers that hold sound, or pictures, or both: only their headers tell. */
enum Container {
    ISO_BMFF(IsoTracks::of, "video/mp4", "audio/mp4"),
    MATROSKA(MatroskaTracks::of, "video/x-matroska", "audio/x-matroska"),
    WEBM(MatroskaTracks::of, "video/webm", "audio/webm"),
    OGG(OggTracks::of, "video/ogg", "audio/ogg");

    private final Function<ObjectWindow, Tracks> reader;
    private final String videoType;
    private final String audioType;

    Container(Function<ObjectWindow, Tracks> reader, String videoType, String audioType) {
        this.reader = reader;
        this.videoType = videoType;
        this.audioType = audioType;
    }

    /** What the header of a stored object declares; none where it is broken off or not what it seemed. */
    Tracks tracks(ObjectWindow object) {
        try {
            return reader.apply(object);
        } catch (ObjectWindow.OutsideException broken) {
            return Tracks.NONE;
        }
    }

    String contentType(Tracks tracks) {
        return tracks.video() ? videoType : audioType;
    }
}
