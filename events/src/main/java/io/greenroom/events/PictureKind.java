package io.greenroom.events;

/** The pictures made of a video. */
public enum PictureKind {
    /** One frame, for lists and players. */
    POSTER,
    /** Frames over the whole length in one image. */
    STORYBOARD
}
