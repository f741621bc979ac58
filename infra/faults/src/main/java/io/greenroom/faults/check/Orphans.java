package io.greenroom.faults.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** After retention no object is left that no row refers to, and none that a row refers to is gone. */
public final class Orphans {

    private Orphans() {}

    /**
     * What rows refer to.
     *
     * @param keys uploads, results and pictures, by their whole key
     * @param taskIds whose runs' output may stay
     * @param uploadSha256 whose prepared videos may stay
     */
    public record References(Set<String> keys, Set<String> taskIds, Set<String> uploadSha256) {

        boolean hold(String key) {
            String[] parts = key.split("/");
            if (parts.length == 3 && parts[0].equals("runs")) {
                return taskIds.contains(parts[1]);
            }
            if (parts.length == 3 && parts[0].equals("prepared")) {
                return uploadSha256.contains(parts[1]);
            }
            return keys.contains(key);
        }
    }

    /** @param removed how many objects retention has removed */
    public static Verdict of(List<String> objects, References references, long removed) {
        List<String> broken = new ArrayList<>();
        objects.stream()
                .filter(key -> !references.hold(key))
                .forEach(key -> broken.add("object " + key + " belongs to no row"));
        Set<String> there = new HashSet<>(objects);
        references.keys().stream()
                .filter(key -> !there.contains(key))
                .forEach(key -> broken.add("object " + key + " is gone, and a row refers to it"));
        return new Verdict(
                "no object without a row after retention",
                objects.size() + " objects, retention had removed " + removed,
                broken);
    }
}
