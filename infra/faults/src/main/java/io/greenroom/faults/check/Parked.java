package io.greenroom.faults.check;

import java.util.ArrayList;
import java.util.List;

/** Nothing was set aside as unreadable but what the run itself had poisoned. */
public final class Parked {

    private Parked() {}

    /**
     * @param parked begin of each parked body
     * @param marker what each poisoned message carries
     * @param sent poisoned messages since the broker last lost its data
     */
    public static Verdict of(List<String> parked, String marker, int sent) {
        List<String> broken = new ArrayList<>();
        List<String> others =
                parked.stream().filter(body -> !body.contains(marker)).toList();
        others.forEach(body -> broken.add("parked, and not poisoned by the run: " + body));
        int ours = parked.size() - others.size();
        if (ours < sent) {
            broken.add(sent + " messages were poisoned and only " + ours + " are parked");
        }
        return new Verdict(
                "only poison was parked",
                sent + " poisoned, " + ours + " of ours parked, " + others.size() + " others",
                broken);
    }
}
