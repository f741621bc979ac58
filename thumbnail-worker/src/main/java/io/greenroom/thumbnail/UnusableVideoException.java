package io.greenroom.thumbnail;

/** A file gives no picture, however often one tries; the message is a sentence for a person. */
final class UnusableVideoException extends Exception {

    UnusableVideoException(String message) {
        super(message);
    }
}
