package io.greenroom.media;

/** The file is not audio or video of a kind that we open; the message is ffprobe's reason in one line. */
public sealed class NotMediaException extends Exception permits PictureTooLargeException {

    NotMediaException(String message) {
        super(message);
    }
}
