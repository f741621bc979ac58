package io.greenroom.render.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The graphics cards that slots use: slot 0 the first, slot 1 the second, and from the start again.
 *
 * @param devices numbers as nvidia-smi shows them; at least one
 */
public record Gpus(List<Integer> devices) {

    private static final Pattern DEVICES = Pattern.compile("\\d{1,3}(\\s*,\\s*\\d{1,3})*");

    public Gpus {
        devices = List.copyOf(devices);
        if (devices.isEmpty()) {
            throw new IllegalArgumentException("no graphics card");
        }
    }

    /**
     * Reads GREENROOM_RENDER_GPUS, comma-separated; {@code 0} when it is not set.
     *
     * @throws IllegalArgumentException in one line with the remedy
     */
    public static Gpus from(Function<String, @Nullable String> variables) {
        String value = new Variables(variables)
                .text(
                        "GREENROOM_RENDER_GPUS",
                        "0",
                        DEVICES,
                        "numbers of graphics cards as nvidia-smi shows them, e.g. 0 or 0,1");
        return new Gpus(Stream.of(value.split(","))
                .map(String::trim)
                .map(Integer::valueOf)
                .toList());
    }

    /** The card of a slot. */
    public int device(int slot) {
        return devices.get(slot % devices.size());
    }

    /** What a program of the slot needs so that it sees its card and no other. */
    public Map<String, String> environment(int slot) {
        // Without the order CUDA numbers the cards by speed, not as nvidia-smi does.
        return Map.of("CUDA_VISIBLE_DEVICES", Integer.toString(device(slot)), "CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    }
}
