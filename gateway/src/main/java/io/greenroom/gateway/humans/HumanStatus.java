package io.greenroom.gateway.humans;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether new tasks may use a digital human; those it already has go on either way. */
enum HumanStatus {
    ACTIVE,
    INACTIVE;

    static final List<String> WORDS =
            Arrays.stream(values()).map(HumanStatus::word).toList();

    /** As the column and the API spell it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
