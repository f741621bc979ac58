package io.greenroom.launcher.samples;

import static io.greenroom.launcher.samples.Brush.colour;
import static io.greenroom.launcher.samples.Brush.oval;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The green room: a wall, the mirror with its bulbs, a plant. It never moves, so it costs the video next to nothing. */
final class Room {
    private static final int WALL_TOP = 0x9fc4ad;
    private static final int WALL_BOTTOM = 0x5f9279;
    private static final int FRAME = 0xf3e7d3;
    private static final int BULB = 0xfff3c4;

    private Room() {}

    static void draw(Brush brush) {
        brush.fillDown(new Rectangle2D.Double(0, 0, 1280, 720), WALL_TOP, WALL_BOTTOM);
        for (int stripe = 0; stripe < 1280; stripe += 80) {
            brush.fill(new Rectangle2D.Double(stripe, 0, 40, 720), colour(0xffffff, 0.035));
        }
        picture(brush);
        mirror(brush);
        plant(brush);
        brush.glow(640, 260, 620, 0xfff6d8, 0.20);
    }

    /** A framed sound wave. */
    private static void picture(Brush brush) {
        brush.fill(new RoundRectangle2D.Double(68, 158, 176, 216, 14, 14), colour(0x274a3b, 0.28));
        brush.fillDown(new RoundRectangle2D.Double(60, 148, 176, 216, 14, 14), FRAME, 0xd9c6a5);
        brush.fill(new RoundRectangle2D.Double(76, 164, 144, 184, 6, 6), colour(0xfffaf0));
        double[] heights = {24, 52, 96, 64, 120, 80, 44, 20};
        for (int i = 0; i < heights.length; i++) {
            brush.fill(
                    new RoundRectangle2D.Double(88 + i * 15.5, 256 - heights[i] / 2, 9, heights[i], 9, 9),
                    colour(i % 2 == 0 ? 0xe58a63 : 0x3f8a5f));
        }
    }

    private static void mirror(Brush brush) {
        brush.fill(new RoundRectangle2D.Double(312, 38, 672, 640, 90, 90), colour(0x274a3b, 0.28));
        brush.fillDown(new RoundRectangle2D.Double(300, 22, 680, 640, 90, 90), FRAME, 0xd9c6a5);
        Shape glass = new RoundRectangle2D.Double(356, 78, 568, 560, 54, 54);
        brush.fillDown(glass, 0xdceee6, 0x9cc3b4);
        Shape clip = brush.graphics().getClip();
        brush.graphics().clip(glass);
        AffineTransform before = brush.graphics().getTransform();
        brush.graphics().rotate(Math.toRadians(24), 640, 360);
        brush.fill(new Rectangle2D.Double(420, -200, 70, 1200), colour(0xffffff, 0.30));
        brush.fill(new Rectangle2D.Double(510, -200, 24, 1200), colour(0xffffff, 0.22));
        brush.graphics().setTransform(before);
        brush.graphics().setClip(clip);
        for (int i = 0; i < 6; i++) {
            bulb(brush, 328, 110 + i * 98);
            bulb(brush, 952, 110 + i * 98);
        }
        for (int i = 0; i < 6; i++) {
            bulb(brush, 400 + i * 96, 50);
        }
    }

    private static void bulb(Brush brush, double x, double y) {
        brush.glow(x, y, 58, BULB, 0.55);
        brush.fill(oval(x, y, 32, 32), colour(BULB));
        brush.fill(oval(x - 4, y - 5, 14, 12), colour(0xffffff, 0.9));
    }

    private static void plant(Brush brush) {
        double[] tilts = {-62, -40, -18, 4, 26, 48, 68};
        for (int i = 0; i < tilts.length; i++) {
            AffineTransform before = brush.graphics().getTransform();
            brush.graphics().rotate(Math.toRadians(tilts[i]), 1112, 590);
            double length = 250 - Math.abs(tilts[i]) * 1.1;
            Shape leaf = Brush.outline(
                    1112,
                    590,
                    1062,
                    590 - length * 0.4,
                    1082,
                    590 - length * 0.8,
                    1112,
                    590 - length,
                    1142,
                    590 - length * 0.8,
                    1162,
                    590 - length * 0.4,
                    1112,
                    590);
            brush.fillDown(leaf, i % 2 == 0 ? 0x3f8a5f : 0x2f7550, 0x1f5a3d);
            brush.line(
                    Brush.curve(1112, 590, 1112, 560, 1112, 600 - length, 1112, 600 - length),
                    colour(0x8fc7a2, 0.5),
                    3);
            brush.graphics().setTransform(before);
        }
        Shape pot = Brush.outline(
                1042, 580, 1042, 580, 1182, 580, 1182, 580, 1178, 640, 1168, 700, 1164, 730, 1164, 730, 1060, 730, 1060,
                730, 1056, 700, 1046, 640, 1042, 580);
        brush.fillDown(pot, 0xe58a63, 0xb9603f);
        brush.fill(new RoundRectangle2D.Double(1032, 566, 160, 34, 16, 16), colour(0xf09c76));
    }
}
