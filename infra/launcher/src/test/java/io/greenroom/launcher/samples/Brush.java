package io.greenroom.launcher.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** A few strokes that every part of the picture is made of. Lengths in pixels, colours as 0xRRGGBB. */
record Brush(Graphics2D graphics) {
    static Color colour(int rgb) {
        return new Color(rgb);
    }

    static Color colour(int rgb, double opacity) {
        return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, (int) Math.round(255 * opacity));
    }

    static Shape oval(double centreX, double centreY, double width, double height) {
        return new Ellipse2D.Double(centreX - width / 2, centreY - height / 2, width, height);
    }

    /** A closed outline of cubic curves: start point, then six numbers a curve. */
    static Path2D outline(double... points) {
        Path2D path = curve(points);
        path.closePath();
        return path;
    }

    static Path2D curve(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 6) {
            path.curveTo(points[i], points[i + 1], points[i + 2], points[i + 3], points[i + 4], points[i + 5]);
        }
        return path;
    }

    void fill(Shape shape, Paint paint) {
        graphics.setPaint(paint);
        graphics.fill(shape);
    }

    /** From the first colour at the top to the second at the bottom of the shape. */
    void fillDown(Shape shape, int top, int bottom) {
        double y = shape.getBounds2D().getMinY();
        double end = shape.getBounds2D().getMaxY();
        fill(shape, new GradientPaint(0, (float) y, colour(top), 0, (float) end, colour(bottom)));
    }

    void line(Shape shape, Color colour, double width) {
        graphics.setPaint(colour);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    /** Light that fades to nothing at the radius. */
    void glow(double x, double y, double radius, int rgb, double opacity) {
        fill(
                oval(x, y, 2 * radius, 2 * radius),
                new RadialGradientPaint((float) x, (float) y, (float) radius, new float[] {0, 1}, new Color[] {
                    colour(rgb, opacity), colour(rgb, 0)
                }));
    }
}
