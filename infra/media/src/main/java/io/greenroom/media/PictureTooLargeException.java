package io.greenroom.media;

/** The picture has more than {@link UntrustedMedia#MOST_PIXELS}; it was not decoded. */
public final class PictureTooLargeException extends NotMediaException {

    private final int width;
    private final int height;

    PictureTooLargeException(int width, int height) {
        super("the picture has " + width + " x " + height + " pixels, more than " + UntrustedMedia.MOST_PIXELS);
        this.width = width;
        this.height = height;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }
}
