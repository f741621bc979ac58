package io.greenroom.render.run;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ffmpeg's detectors say of a file, gathered from their lines. Only lines that begin with a detector's own mark
 * count: a file's title may say anything.
 */
final class Findings {

    private static final Pattern BLACK = said("blackdetect", ".*black_duration:([\\d.]+).*");
    private static final Pattern FROZEN = said("freezedetect", "lavfi.freezedetect.freeze_(start|duration): ([\\d.]+)");
    private static final Pattern VOLUME = said("volumedetect", "max_volume: (-?[\\d.]+) dB");

    /** Before ffmpeg 6 some sign with their own name alone. */
    private static Pattern said(String detector, String words) {
        return Pattern.compile("\\[(?:Parsed_)?" + detector + "(?:_\\d+)? @ \\w+] " + words);
    }

    private double blackSeconds;
    private double frozenSeconds;
    private double frozenSince = -1;
    private @Nullable Double maxVolumeDb;

    /** Takes a line of ffmpeg's. */
    synchronized void hear(String line) {
        Matcher black = BLACK.matcher(line);
        Matcher frozen = FROZEN.matcher(line);
        Matcher volume = VOLUME.matcher(line);
        if (black.matches()) {
            blackSeconds += Double.parseDouble(black.group(1));
        } else if (frozen.matches()) {
            boolean begins = frozen.group(1).equals("start");
            frozenSince = begins ? Double.parseDouble(frozen.group(2)) : -1;
            frozenSeconds += begins ? 0 : Double.parseDouble(frozen.group(2));
        } else if (volume.matches()) {
            maxVolumeDb = Double.parseDouble(volume.group(1));
        }
    }

    synchronized double blackSeconds() {
        return blackSeconds;
    }

    /** @param length of the file: what is still frozen at its end has no end of its own */
    synchronized double frozenSeconds(Duration length) {
        return frozenSeconds + (frozenSince < 0 ? 0 : Math.max(0, length.toMillis() / 1000.0 - frozenSince));
    }

    /** The loudest sample against full scale; null for a file without sound, about -91 for digital silence. */
    synchronized @Nullable Double maxVolumeDb() {
        return maxVolumeDb;
    }
}
