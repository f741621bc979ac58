package io.greenroom.media;

import com.sun.net.httpserver.HttpServer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Files that an attacker would upload, and two canaries that they try to reach: a file of this machine and an HTTP server
 * in its network. The file is a pipe, whose opening cannot be missed, however the disk is mounted.
 */
public final class HostileMedia implements AutoCloseable {

    private final Path directory;
    private final Path canaryFile;
    private final HttpServer canaryServer;
    private final AtomicBoolean touched = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread watch;
    private final List<Hostile> all = new ArrayList<>();

    /**
     * One of them.
     *
     * @param mayBeMedia whether what is left of it is media that may be opened; all others are to be refused
     */
    public record Hostile(String name, Path file, boolean mayBeMedia) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** @param directory without blanks in its path */
    public HostileMedia(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        canaryFile = directory.resolve("canary.ts");
        if (new ProcessBuilder("mkfifo", canaryFile.toString()).start().waitFor() != 0) {
            throw new IOException("mkfifo does not make " + canaryFile);
        }
        canaryServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canaryServer.createContext("/", exchange -> {
            touched.set(true);
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        canaryServer.start();
        watch = new Thread(this::watch, "canary");
        watch.setDaemon(true);
        watch.start();
        makeScripts();
        makeBroken();
        makeBombs();
    }

    public List<Hostile> all() {
        return List.copyOf(all);
    }

    /** Whether anybody has opened the canary file or called the canary server since this was asked last. */
    public boolean touched() {
        return touched.getAndSet(false);
    }

    private void watch() {
        while (!over.get()) {
            // Opening waits until somebody opens the other end.
            try (OutputStream canary = new FileOutputStream(canaryFile.toFile())) {
                touched.compareAndSet(false, !over.get());
            } catch (IOException e) {
                touched.set(true);
            }
        }
    }

    private void makeScripts() throws IOException {
        String http = "http://127.0.0.1:" + canaryServer.getAddress().getPort() + "/canary.ts";
        for (String target : List.of("file:" + canaryFile, http)) {
            String where = target.startsWith("http") ? "http" : "file";
            text("playlist-" + where, "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + target + "\n#EXT-X-ENDLIST\n");
            text("concat-" + where, "ffconcat version 1.0\nfile '" + target + "'\n");
            text("dash-" + where, dash(target));
            text(
                    "svg-" + where,
                    "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"360\">"
                            + "<image href=\"" + target + "\" width=\"640\" height=\"360\"/></svg>");
            text(
                    "sdp-" + where,
                    "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\na=control:" + target
                            + "\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n");
        }
        text(
                "subtitles",
                "[Script Info]\nScriptType: v4.00+\n[V4+ Styles]\n[Events]\n"
                        + "Format: Layer, Start, End, Style, Text\nDialogue: 0,0:00:00.00,0:00:09.00,Default,{\\fn"
                        + canaryFile + "}x\n");
        text("words", "no video\n".repeat(1000));
        add("empty", Files.write(directory.resolve("empty.mp4"), new byte[0]), false);
    }

    private static String dash(String target) {
        return "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\""
                + " mediaPresentationDuration=\"PT2S\"><Period><AdaptationSet mimeType=\"video/mp4\">"
                + "<Representation id=\"1\" bandwidth=\"1\"><BaseURL>" + target
                + "</BaseURL></Representation></AdaptationSet></Period></MPD>";
    }

    private void makeBroken() throws IOException, InterruptedException {
        Path whole = SampleMedia.talkingVideo(directory);
        cut("cut-off-index", whole, 0.5, false);
        Path indexFirst =
                SampleMedia.make(directory.resolve("first.mp4"), "-i " + whole + " -c copy -movflags +faststart");
        cut("cut-off-frames", indexFirst, 0.6, true);
        cut("cut-off-mkv", SampleMedia.make(directory.resolve("whole.mkv"), "-i " + whole + " -c copy"), 0.5, true);
        Path wav = SampleMedia.make(directory.resolve("whole.wav"), "-i " + whole + " -vn -bitexact");
        cut("cut-off-wav", wav, 0.5, true);
        add("absurd-wav", Files.write(directory.resolve("absurd.wav"), absurd(Files.readAllBytes(wav))), true);
        add("elsewhere", ExternalReference.to(canaryFile, whole, directory.resolve("elsewhere.mp4")), true);
    }

    /** 65,535 channels of 4 GHz, and a length that is not there. */
    private static byte[] absurd(byte[] wav) {
        ByteBuffer.wrap(wav)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, -1)
                .putShort(22, (short) -1)
                .putInt(24, -1)
                .putInt(28, -1)
                .putShort(32, (short) -1)
                .putInt(40, -1);
        return wav;
    }

    private void makeBombs() throws IOException, InterruptedException {
        Path large = SampleMedia.make(
                directory.resolve("large.mp4"),
                "-filter_complex color=red:size=8192x4352:rate=1:duration=2 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        add("huge-picture", large, false);
        ByteBuffer png =
                ByteBuffer.allocate(64).put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        png.put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(60_000)
                .putInt(60_000)
                .put((byte) 8)
                .put((byte) 6);
        add("huge-png", Files.write(directory.resolve("png.mp4"), png.array()), false);
        Path drop = SampleMedia.make(directory.resolve("drop.m4a"), "-filter_complex sine=duration=0.2 -c:a aac");
        add(
                "thousand-streams",
                SampleMedia.make(directory.resolve("streams.mp4"), "-i " + drop + " -map 0".repeat(1000) + " -c copy"),
                true);
    }

    private void text(String name, String content) throws IOException {
        add(name, Files.writeString(directory.resolve(name + ".mp4"), content), false);
    }

    private void cut(String name, Path whole, double part, boolean mayBeMedia) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        Path file = directory.resolve(name + ".mp4");
        add(name, Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * part))), mayBeMedia);
    }

    private void add(String name, Path file, boolean mayBeMedia) {
        all.add(new Hostile(name, file, mayBeMedia));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        over.set(true);
        canaryServer.stop(0);
        // The watch waits for a reader: this is one, and does not wait itself.
        try (var reader = new RandomAccessFile(canaryFile.toFile(), "rw")) {
            watch.join();
        }
    }
}
