package io.greenroom.launcher.samples;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws presenter.mp4: eight seconds, 1280x720, 25 frames a second, H.264, no sound. Arguments: the ffmpeg to use and the
 * file to write.
 */
public final class DrawPresenter {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int FRAMES_PER_SECOND = 25;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Process encoder = new ProcessBuilder(encoder(Path.of(arguments[0]), Path.of(arguments[1])))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream frames = encoder.getOutputStream()) {
            for (int frame = 0; frame < Pose.LOOP_SECONDS * FRAMES_PER_SECOND; frame++) {
                BufferedImage image = frameAt((double) frame / FRAMES_PER_SECOND);
                frames.write(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
            }
        }
        System.exit(encoder.waitFor());
    }

    static BufferedImage frameAt(double seconds) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Brush brush = new Brush(graphics);
        Room.draw(brush);
        Presenter.draw(brush, Pose.at(seconds));
        graphics.dispose();
        return image;
    }

    private static List<String> encoder(Path ffmpeg, Path out) {
        return List.of(
                ffmpeg.toString(),
                "-hide_banner",
                "-loglevel",
                "warning",
                "-y",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr24",
                "-video_size",
                WIDTH + "x" + HEIGHT,
                "-framerate",
                String.valueOf(FRAMES_PER_SECOND),
                "-i",
                "pipe:0",
                "-c:v",
                "libx264",
                "-preset",
                "veryslow",
                "-crf",
                "21",
                "-pix_fmt",
                "yuv420p",
                "-movflags",
                "+faststart",
                "-fflags",
                "+bitexact",
                "-flags:v",
                "+bitexact",
                out.toString());
    }
}
