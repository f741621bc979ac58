package io.greenroom.launcher.samples;

import static io.greenroom.launcher.samples.Brush.colour;
import static io.greenroom.launcher.samples.Brush.curve;
import static io.greenroom.launcher.samples.Brush.oval;

import java.awt.Shape;
import java.awt.geom.RoundRectangle2D;

/** A smiling mouth: a line when closed; teeth and tongue show when it opens. */
final class Mouth {
    private static final double X = 640;
    private static final double Y = 418;

    private Mouth() {}

    /** @param open 0 to 1 */
    static void draw(Brush brush, double open, int lip) {
        double half = 42 - 8 * open;
        double drop = 7 + 40 * open;
        Shape shape = Brush.outline(
                X - half,
                Y - 6,
                X - half * 0.4,
                Y + 4 - 3 * open,
                X + half * 0.4,
                Y + 4 - 3 * open,
                X + half,
                Y - 6,
                X + half * 0.75,
                Y + drop,
                X - half * 0.75,
                Y + drop,
                X - half,
                Y - 6);
        brush.fill(shape, colour(0x7a2b33));
        Shape clip = brush.graphics().getClip();
        brush.graphics().clip(shape);
        brush.fill(new RoundRectangle2D.Double(X - half, Y - 16, 2 * half, 19 + 3 * open, 10, 10), colour(0xfffaf5));
        brush.fill(oval(X, Y + drop + 2, half * 1.3, 26), colour(0xe57f83));
        brush.graphics().setClip(clip);
        brush.line(shape, colour(lip), 5 + open);
        brush.line(
                curve(X - half - 8, Y - 12, X - half - 4, Y - 8, X - half, Y - 6, X - half, Y - 6),
                colour(0xb96a56),
                4);
        brush.line(
                curve(X + half + 8, Y - 12, X + half + 4, Y - 8, X + half, Y - 6, X + half, Y - 6),
                colour(0xb96a56),
                4);
    }
}
