package io.greenroom.launcher.samples;

import static io.greenroom.launcher.samples.Brush.colour;
import static io.greenroom.launcher.samples.Brush.curve;
import static io.greenroom.launcher.samples.Brush.outline;
import static io.greenroom.launcher.samples.Brush.oval;

import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** The presenter: a friendly face over a blazer. */
final class Presenter {
    private static final int SKIN = 0xf6cfae;
    private static final int SKIN_SHADE = 0xe7b08b;
    private static final int HAIR = 0x4a3029;
    private static final int HAIR_LIGHT = 0x6b463a;
    private static final int BLAZER = 0x2c4a6e;
    private static final int BLAZER_DARK = 0x20374f;
    private static final int LIP = 0xc9605f;

    private final Brush brush;
    private final Pose pose;

    private Presenter(Brush brush, Pose pose) {
        this.brush = brush;
        this.pose = pose;
    }

    static void draw(Brush brush, Pose pose) {
        new Presenter(brush, pose).draw();
    }

    private void draw() {
        AffineTransform still = brush.graphics().getTransform();
        turnHead(0.55);
        brush.fillDown(
                outline(
                        500, 300, 470, 130, 560, 84, 640, 84, 720, 84, 810, 130, 780, 300, 792, 400, 806, 470, 776, 520,
                        700, 540, 580, 540, 504, 520, 474, 470, 488, 400, 500, 300),
                HAIR,
                0x38231d);
        brush.graphics().setTransform(still);

        brush.graphics().translate(0, -3.2 * pose.breath());
        body();
        brush.graphics().setTransform(still);

        turnHead(1);
        face();
        fringe();
        brush.graphics().setTransform(still);
    }

    /** @param share how much of the head's movement this part goes along with */
    private void turnHead(double share) {
        brush.graphics().translate(7 * share * pose.sway(), share * (3 * pose.nod() - 2 * pose.breath()));
        brush.graphics().rotate(Math.toRadians(1.6 * share * pose.sway()), 640, 520);
    }

    private void body() {
        Shape shoulders = outline(
                300, 760, 306, 650, 360, 602, 470, 574, 540, 556, 560, 540, 580, 520, 620, 560, 660, 560, 700, 520, 720,
                540, 740, 556, 810, 574, 920, 602, 974, 650, 980, 760);
        brush.fillDown(shoulders, BLAZER, BLAZER_DARK);
        brush.fillDown(
                outline(
                        556, 540, 590, 580, 690, 580, 724, 540, 706, 640, 670, 700, 640, 760, 610, 700, 574, 640, 556,
                        540),
                0xfffaf0,
                0xeadfce);
        brush.fillDown(
                outline(
                        586, 440, 586, 480, 584, 510, 574, 536, 600, 590, 680, 590, 706, 536, 696, 510, 694, 480, 694,
                        440),
                SKIN_SHADE,
                SKIN);
        brush.fill(
                outline(
                        588, 478, 620, 512, 660, 512, 692, 478, 694, 500, 668, 532, 640, 534, 612, 532, 586, 500, 588,
                        478),
                colour(0xcf8f6b, 0.55));
        lapel(1);
        lapel(-1);
        brush.fill(oval(560, 652, 15, 22), colour(0x15202b));
        brush.fill(oval(558, 648, 5, 7), colour(0xffffff, 0.55));
    }

    /** @param side 1 for the right of the picture, -1 for the left */
    private void lapel(int side) {
        Shape lapel = outline(
                x(side, 84),
                534,
                x(side, 100),
                560,
                x(side, 128),
                590,
                x(side, 132),
                612,
                x(side, 112),
                622,
                x(side, 98),
                628,
                x(side, 92),
                636,
                x(side, 70),
                690,
                x(side, 30),
                730,
                x(side, 0),
                770,
                x(side, 24),
                690,
                x(side, 60),
                620,
                x(side, 84),
                534);
        brush.fillDown(lapel, 0x3a5f8b, 0x2a4767);
        brush.line(lapel, colour(0x182a3e, 0.6), 2.5);
    }

    private static double x(int side, double fromMiddle) {
        return 640 + side * fromMiddle;
    }

    private void face() {
        brush.fill(oval(517, 330, 40, 66), colour(SKIN_SHADE));
        brush.fill(oval(763, 330, 40, 66), colour(SKIN_SHADE));
        brush.fill(oval(517, 362, 11, 11), colour(0xf3d27a));
        brush.fill(oval(763, 362, 11, 11), colour(0xf3d27a));
        double chin = 6 * pose.mouth();
        brush.fillDown(
                outline(
                        640,
                        140,
                        720,
                        140,
                        768,
                        200,
                        766,
                        300,
                        764,
                        400,
                        712,
                        478 + chin,
                        640,
                        480 + chin,
                        568,
                        478 + chin,
                        516,
                        400,
                        514,
                        300,
                        512,
                        200,
                        560,
                        140,
                        640,
                        140),
                SKIN,
                0xf1c19b);
        brush.glow(560, 388, 44, 0xf08d80, 0.42);
        brush.glow(720, 388, 44, 0xf08d80, 0.42);
        eye(-1);
        eye(1);
        brush.line(curve(632, 352, 628, 372, 636, 380, 650, 374), colour(0xc98a68), 4.5);
        Mouth.draw(brush, pose.mouth(), LIP);
    }

    private void eye(int side) {
        double middle = x(side, 56);
        double brow = 258 - 5 * pose.mouth() - 2 * pose.nod();
        brush.line(
                curve(
                        middle - 34,
                        brow + (side < 0 ? 8 : 2),
                        middle - 12,
                        brow - 9,
                        middle + 12,
                        brow - 9,
                        middle + 34,
                        brow + (side < 0 ? 2 : 8)),
                colour(HAIR),
                8.5);
        double open = 1 - pose.lids();
        if (open < 0.12) {
            brush.line(
                    curve(middle - 25, 316, middle - 10, 326, middle + 10, 326, middle + 25, 316),
                    colour(0x2b1a16),
                    5.5);
            return;
        }
        double look = 2.2 * pose.sway();
        Shape white = oval(middle, 314, 52, 56 * open);
        Shape clip = brush.graphics().getClip();
        brush.fill(white, colour(0xfffdfa));
        brush.graphics().clip(white);
        brush.fill(oval(middle - look, 316, 36, 40), colour(0x5b3a24));
        brush.fill(oval(middle - look, 318, 28, 30), colour(0x7a5233));
        brush.fill(oval(middle - look, 316, 18, 20), colour(0x1d120d));
        brush.fill(oval(middle - look + 7, 307, 11, 12), colour(0xffffff));
        brush.fill(oval(middle - look - 7, 323, 6, 6), colour(0xffffff, 0.75));
        brush.graphics().setClip(clip);
        double lid = 314 - 28 * open;
        brush.line(
                curve(
                        middle - 27,
                        lid + 17 * open,
                        middle - 16,
                        lid - 3,
                        middle + 16,
                        lid - 3,
                        middle + 27,
                        lid + 17 * open),
                colour(0x2b1a16),
                6);
    }

    private void fringe() {
        brush.fillDown(
                outline(
                        508, 312, 500, 180, 548, 112, 650, 110, 742, 112, 784, 184, 772, 312, 768, 262, 752, 226, 724,
                        204, 690, 222, 596, 226, 560, 196, 536, 224, 514, 262, 508, 312),
                HAIR_LIGHT,
                HAIR);
        brush.line(curve(566, 150, 604, 128, 664, 124, 712, 142), colour(0x9a6b58, 0.55), 7);
    }
}
