package io.greenroom.render.work;

import java.util.List;

/** The loops of all slots, in order. */
record Slots(List<SlotLoop> loops) {}
