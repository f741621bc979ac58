package io.greenroom.render.ffmpeg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a short video fills a long audio: forward, backward, forward and so on. */
final class PingPong {

    private final Pieces pieces;
    private final long lengthFrames;

    /** @param pieces already cut */
    PingPong(Pieces pieces, int fps, Duration length) {
        this.pieces = pieces;
        this.lengthFrames = -Math.floorDiv(-length.toMillis() * fps, 1000L);
    }

    /** How many of the last pieces are needed backward. */
    int piecesBackward() {
        long missing = lengthFrames - pieces.frames();
        int needed = 0;
        while (missing > 0 && needed < pieces.count()) {
            missing -= pieces.framesOf(pieces.count() - 1 - needed);
            needed++;
        }
        return needed;
    }

    /** File names of the pieces in the order in which they fill the length. */
    List<String> order() {
        List<String> names = new ArrayList<>();
        long frames = 0;
        for (boolean forward = true; frames < lengthFrames; forward = !forward) {
            for (int i = 0; i < pieces.count() && frames < lengthFrames; i++) {
                int piece = forward ? i : pieces.count() - 1 - i;
                names.add(forward ? Pieces.forward(piece) : Pieces.backward(piece));
                frames += pieces.framesOf(piece);
            }
        }
        return names;
    }
}
