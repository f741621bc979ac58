/** Writes down what runs report: each event once, in order, and only from the run that owns its task. */
@NullMarked
package io.greenroom.gateway.recording;

import org.jspecify.annotations.NullMarked;
