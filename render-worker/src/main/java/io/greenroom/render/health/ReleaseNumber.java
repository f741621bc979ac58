package io.greenroom.render.health;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of a release of ffmpeg. */
record ReleaseNumber(int major, int minor, int patch) implements Comparable<ReleaseNumber> {

    /** As ffmpeg calls itself in its own builds, git's tags, and those of distributions. */
    private static final Pattern NUMBER =
            Pattern.compile("n?(\\d{1,3})(?:\\.(\\d{1,3}))?(?:\\.(\\d{1,3}))?(?:[-+~].*)?");

    private static final Comparator<ReleaseNumber> ORDER = Comparator.comparingInt(ReleaseNumber::major)
            .thenComparingInt(ReleaseNumber::minor)
            .thenComparingInt(ReleaseNumber::patch);

    /** Empty for a build from the middle of development, which goes by a date or a commit. */
    static Optional<ReleaseNumber> of(String version) {
        Matcher matcher = NUMBER.matcher(version);
        return matcher.matches()
                ? Optional.of(new ReleaseNumber(part(matcher, 1), part(matcher, 2), part(matcher, 3)))
                : Optional.empty();
    }

    private static int part(Matcher matcher, int group) {
        String part = matcher.group(group);
        return part == null ? 0 : Integer.parseInt(part);
    }

    /** Whether both are of one line, to which mends are brought back. */
    boolean isInLineWith(ReleaseNumber other) {
        return major == other.major && minor == other.minor;
    }

    boolean isBefore(ReleaseNumber other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(ReleaseNumber other) {
        return ORDER.compare(this, other);
    }
}
