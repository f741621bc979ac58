package io.greenroom.media;

import org.jspecify.annotations.Nullable;

/**
 * What a media file holds, as its container and first frames tell. Cover pictures of audio files do not count as video.
 *
 * @param durationMillis null where the container does not say (recordings of browsers)
 * @param formatName ffmpeg's name of the container, e.g. {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param video the first video stream; null where there is none
 * @param audio the first audio stream; null where there is none
 * @param streams how many of any kind
 */
public record MediaInfo(
        @Nullable Long durationMillis,
        String formatName,
        @Nullable Video video,
        @Nullable Audio audio,
        int streams) {

    /**
     * A video stream.
     *
     * @param codec ffmpeg's name, e.g. {@code h264}
     * @param width as stored, before any rotation
     * @param height as stored, before any rotation
     * @param fps average frames a second; 0 where unknown
     * @param frames as the container counts them; null where it does not
     * @param rotation degrees clockwise by which a player turns the picture: 0, 90, 180 or 270
     * @param steady whether its frames follow one another at equal distances, as far as the container tells
     */
    public record Video(
            String codec,
            int width,
            int height,
            double fps,
            @Nullable Long frames,
            int rotation,
            boolean steady) {

        /** Width as a viewer sees it. */
        public int shownWidth() {
            return rotation % 180 == 0 ? width : height;
        }

        /** Height as a viewer sees it. */
        public int shownHeight() {
            return rotation % 180 == 0 ? height : width;
        }
    }

    /**
     * An audio stream.
     *
     * @param codec ffmpeg's name, e.g. {@code aac}
     * @param sampleRate Hz
     * @param channels 1 = mono
     */
    public record Audio(String codec, int sampleRate, int channels) {}
}
