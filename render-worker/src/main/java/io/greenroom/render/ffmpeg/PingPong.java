package io.greenroom.render.ffmpeg;

import io.greenroom.media.MediaInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a short video fills a long audio: forward, backward, forward and so on, in pieces small enough to be turned round
 * in memory one at a time.
 *
 * @param width of the result, even
 * @param height of the result, even
 * @param fps of the result
 * @param pieceFrames frames of every piece but the last
 * @param lengthFrames frames of the result
 */
record PingPong(int width, int height, int fps, int pieceFrames, long lengthFrames) {

    private static final int LONGEST_SIDE = 1920;
    private static final int MOST_FPS = 30;
    private static final int LEAST_FPS = 10;
    private static final int USUAL_FPS = 25;
    /** What ffmpeg may hold of one piece while it turns it round. */
    private static final long PIECE_BYTES = 128L * 1024 * 1024;

    static PingPong of(MediaInfo.Video video, Duration length) {
        double shrink = Math.min(1, LONGEST_SIDE / (double) Math.max(video.shownWidth(), video.shownHeight()));
        int width = even(video.shownWidth() * shrink);
        int height = even(video.shownHeight() * shrink);
        int fps = video.fps() > 0 ? (int) Math.max(LEAST_FPS, Math.min(MOST_FPS, Math.round(video.fps()))) : USUAL_FPS;
        // yuv420p: 12 bits a pixel.
        long frameBytes = width * (long) height * 3 / 2;
        int pieceFrames = (int) Math.max(fps / 2, Math.min(4L * fps, PIECE_BYTES / frameBytes));
        return new PingPong(width, height, fps, pieceFrames, ceilDiv(length.toMillis() * fps, 1000L));
    }

    private static long ceilDiv(long part, long whole) {
        return -Math.floorDiv(-part, whole);
    }

    private static int even(double side) {
        return Math.max(2, (int) Math.round(side / 2) * 2);
    }

    /** How many of the last pieces are needed backward, if the source is {@code sourceFrames} long in {@code pieces}. */
    int piecesBackward(int pieces, long sourceFrames) {
        long missing = lengthFrames - sourceFrames;
        if (missing <= 0) {
            return 0;
        }
        long lastFrames = sourceFrames - (pieces - 1L) * pieceFrames;
        return (int) Math.min(pieces, 1 + Math.max(0, ceilDiv(missing - lastFrames, (long) pieceFrames)));
    }

    /** File names of the pieces in the order in which they fill the length. */
    List<String> order(int pieces, long sourceFrames) {
        List<String> names = new ArrayList<>();
        long frames = 0;
        for (boolean forward = true; frames < lengthFrames; forward = !forward) {
            for (int i = 0; i < pieces && frames < lengthFrames; i++) {
                int piece = forward ? i : pieces - 1 - i;
                names.add(forward ? forwardName(piece) : backwardName(piece));
                frames += piece == pieces - 1 ? sourceFrames - (pieces - 1L) * pieceFrames : pieceFrames;
            }
        }
        return names;
    }

    static String forwardName(int piece) {
        return "forward-%06d.mp4".formatted(piece);
    }

    static String backwardName(int piece) {
        return "backward-%06d.mp4".formatted(piece);
    }
}
