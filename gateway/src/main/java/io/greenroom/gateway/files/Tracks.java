package io.greenroom.gateway.files;

/**
 * What a container declares to hold.
 *
 * @param video whether at least one video track
 * @param audio whether at least one audio track
 */
record Tracks(boolean video, boolean audio) {
    static final Tracks NONE = new Tracks(false, false);
    static final Tracks VIDEO = new Tracks(true, false);
    static final Tracks AUDIO = new Tracks(false, true);

    Tracks and(Tracks more) {
        return new Tracks(video || more.video, audio || more.audio);
    }
}
