/** Figures of a run, and how they are printed. */
@NullMarked
package io.greenroom.faults.report;

import org.jspecify.annotations.NullMarked;
